/*
name = "Care leavers spoken to in the last 8 weeks"
why = "Being in touch means having spoken lately."
domain = "care leavers"
numerator = "Care leavers with a contact in the last 8 weeks"
denominator = "Care leavers excluding DIED and RHOM (local)"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "year: around birthday; or snapshot with contact in last 8 weeks"
clock = "calendar days"
day_zero = "The first day is day 0."
exclusions = ["Those who died after leaving care", "Those who returned home for good", "Young people without a current entitlement to leaving care services"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
    "github data-to-insight/ssd-data-model @4987c73 data/objects",
]
verification = "derived"
latest_only = true
optional = ["ssd_care_leavers.clea_care_leaver_eligibility: young people without a current entitlement cannot be told apart, and are counted"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.weeks]
value = 8
unit = "weeks"
meaning = "How long ago the last contact may be"
*/
SELECT
    l.clea_table_id AS case_id, l.clea_person_id AS child,
    l.clea_care_leaver_allocated_team AS team, l.clea_care_leaver_worker_id AS worker, s.day, NULL AS value,
    CASE WHEN s.day_number - spoken.day_number <= 7 * :weeks THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN ssd_care_leavers l
    ON s.is_latest = 1
    AND (l.clea_care_leaver_eligibility IS NULL OR l.clea_care_leaver_eligibility <> 'No Current Eligibility')
LEFT JOIN calendar spoken ON spoken.day = l.clea_care_leaver_latest_contact
WHERE l.clea_care_leaver_in_touch IS NULL OR l.clea_care_leaver_in_touch NOT IN ('DIED', 'RHOM')
