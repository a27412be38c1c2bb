/*
name = "Care leavers in touch"
why = "A good parent stays in touch when a child has left home."
domain = "care leavers"
numerator = "Care leavers with whom the council is recorded as being in touch (YES)"
denominator = "All care leavers but those who died or went home for good"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot of the latest load; the records hold only how things stand now"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Those who died after leaving care", "Those who returned home for good", "Young people without a current entitlement to leaving care services"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
    "github data-to-insight/ssd-data-model @4987c73 data/objects",
]
verification = "partly"
note = "Which answers should be left out of the count is not confirmed. Those who refuse contact or no longer need the service count as not in touch; without an answer nobody can say. Contact with a personal adviser every 8 weeks is common; one source says two months."
latest_only = true
optional = ["ssd_care_leavers.clea_care_leaver_eligibility: young people without a current entitlement cannot be told apart, and are counted"]
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    l.clea_table_id AS case_id, l.clea_person_id AS child,
    l.clea_care_leaver_allocated_team AS team, l.clea_care_leaver_worker_id AS worker, s.day, NULL AS value,
    CASE
        WHEN l.clea_care_leaver_in_touch IS NULL THEN NULL
        WHEN l.clea_care_leaver_in_touch = 'YES' THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN ssd_care_leavers l
    ON s.is_latest = 1
    AND (l.clea_care_leaver_eligibility IS NULL OR l.clea_care_leaver_eligibility <> 'No Current Eligibility')
WHERE l.clea_care_leaver_in_touch IS NULL OR l.clea_care_leaver_in_touch NOT IN ('DIED', 'RHOM')
