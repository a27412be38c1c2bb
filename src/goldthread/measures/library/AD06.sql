/*
name = "Adopters who finish stage 2 within 4 months"
why = "Adopters who are kept waiting go elsewhere, and children wait with them."
domain = "adoption"
numerator = "Adopters whose stage 2 took 4 months or less"
denominator = "Adopters whose stage 2 ended in the period"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "calendar months"
day_zero = "The day the stage begins is day 0. A day is within so many months of another up to the same day of the month, or the month’s last day where it has no such day."
exclusions = ["Adopters whose stage 2 has not ended"]
source = [
    "Blackpool, https://www.adoptwithblackpool.com/adoption-process/stage-two",
]
verification = "verified"
note = "A break of up to 6 months between the stages is not counted. Without its first day, or where it ends before it begins, a stage cannot be judged."
overdue = "AD06O"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 4
unit = "months"
meaning = "How long the stage may take"
*/
SELECT
    d.adopter_id AS case_id, NULL AS child, NULL AS team, NULL AS worker, d.stage2_ended AS day,
    done.day_number - began.day_number AS value,
    CASE
        WHEN began.day IS NULL OR done.day < began.day THEN NULL
        WHEN done.month_point - began.month_point <= 31 * :months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM local_adopters d
LEFT JOIN calendar began ON began.day = d.stage2_started
LEFT JOIN calendar done ON done.day = d.stage2_ended
WHERE d.stage2_ended IS NOT NULL
