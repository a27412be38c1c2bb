/*
name = "Care leavers with a personal adviser"
why = "Every young person who leaves care should know whom to call."
domain = "care leavers"
numerator = "Young people for whom a personal adviser is named"
denominator = "Relevant and former relevant young people"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot of the latest load; the records hold only how things stand now"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Eligible young people, who are still in care", "Qualifying young people, and those without an eligibility"]
source = [
    "github data-to-insight/ssd-data-model @4987c73 data/objects",
]
verification = "field verified"
note = "An allocated worker alone is no personal adviser."
typical_target = "100 percent"
latest_only = true
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    l.clea_table_id AS case_id, l.clea_person_id AS child,
    l.clea_care_leaver_allocated_team AS team, l.clea_care_leaver_worker_id AS worker, s.day, NULL AS value,
    CASE
        WHEN l.clea_care_leaver_personal_advisor IS NOT NULL AND l.clea_care_leaver_personal_advisor <> '' THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN ssd_care_leavers l ON s.is_latest = 1
WHERE l.clea_care_leaver_eligibility IN ('Relevant', 'Former Relevant')
