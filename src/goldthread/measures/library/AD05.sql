/*
name = "Adopters who finish stage 1 within 2 months"
why = "Adopters who are kept waiting go elsewhere, and children wait with them."
domain = "adoption"
numerator = "Adopters whose stage 1 took 2 months or less"
denominator = "Adopters whose stage 1 ended in the period"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "calendar months"
day_zero = "The day the stage begins is day 0. A day is within so many months of another up to the same day of the month, or the month’s last day where it has no such day."
exclusions = ["Adopters whose stage 1 has not ended"]
source = [
    "York, https://www.york.gov.uk/info/20127/adoption/278/adoption_stage_1",
]
verification = "verified"
note = "Some agencies say 8 weeks: set “weeks” to 8. Without its first day, or where it ends before it begins, a stage cannot be judged."
overdue = "AD05O"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 2
unit = "months"
meaning = "How long the stage may take"

[parameters.weeks]
value = 0
unit = "weeks"
meaning = "So many weeks instead of the months; 0 keeps the months"
*/
SELECT
    d.adopter_id AS case_id, NULL AS child, NULL AS team, NULL AS worker, d.stage1_ended AS day,
    done.day_number - began.day_number AS value,
    CASE
        WHEN began.day IS NULL OR done.day < began.day THEN NULL
        WHEN :weeks > 0 THEN CASE WHEN done.day_number - began.day_number <= 7 * :weeks THEN 1 ELSE 0 END
        WHEN done.month_point - began.month_point <= 31 * :months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM local_adopters d
LEFT JOIN calendar began ON began.day = d.stage1_started
LEFT JOIN calendar done ON done.day = d.stage1_ended
WHERE d.stage1_ended IS NOT NULL
