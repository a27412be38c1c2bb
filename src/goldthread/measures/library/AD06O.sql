/*
name = "Adopters in stage 2 for longer than 4 months"
why = "Each of these may become a family for a child, and waits."
domain = "adoption"
numerator = "Adopters whose stage 2 has run for more than 4 months"
denominator = "Adopters in stage 2 at the snapshot"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "The day the stage begins is day 0. A day is within so many months of another up to the same day of the month, or the month’s last day where it has no such day."
exclusions = ["Adopters who left the process"]
source = [
    "Blackpool, https://www.adoptwithblackpool.com/adoption-process/stage-two",
]
verification = "derived"
note = "It stands beside AD06. Set the limit as for AD06."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 4
unit = "months"
meaning = "How long the stage may take"
*/
SELECT
    d.adopter_id AS case_id, NULL AS child, NULL AS team, NULL AS worker, s.day,
    s.day_number - began.day_number AS value,
    CASE
        WHEN began.day IS NULL THEN NULL
        WHEN s.month_point - began.month_point > 31 * :months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN local_adopters d
    ON d.stage2_started <= s.day
    AND (d.stage2_ended IS NULL OR d.stage2_ended > s.day)
    AND (d.left_process IS NULL OR d.left_process > s.day)
LEFT JOIN calendar began ON began.day = d.stage2_started
