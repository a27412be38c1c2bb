/*
name = "Adopters in stage 1 for longer than 2 months"
why = "Each of these may become a family for a child, and waits."
domain = "adoption"
numerator = "Adopters whose stage 1 has run for more than 2 months"
denominator = "Adopters in stage 1 at the snapshot"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "The day the stage begins is day 0. A day is within so many months of another up to the same day of the month, or the month’s last day where it has no such day."
exclusions = ["Adopters who left the process"]
source = [
    "York, https://www.york.gov.uk/info/20127/adoption/278/adoption_stage_1",
]
verification = "derived"
note = "It stands beside AD05. Set the limit as for AD05."
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
    d.adopter_id AS case_id, NULL AS child, NULL AS team, NULL AS worker, s.day,
    s.day_number - began.day_number AS value,
    CASE
        WHEN began.day IS NULL THEN NULL
        WHEN :weeks > 0 THEN CASE WHEN s.day_number - began.day_number > 7 * :weeks THEN 1 ELSE 0 END
        WHEN s.month_point - began.month_point > 31 * :months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN local_adopters d
    ON d.stage1_started <= s.day
    AND (d.stage1_ended IS NULL OR d.stage1_ended > s.day)
    AND (d.left_process IS NULL OR d.left_process > s.day)
LEFT JOIN calendar began ON began.day = d.stage1_started
