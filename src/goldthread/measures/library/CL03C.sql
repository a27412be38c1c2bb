/*
name = "Care leavers spoken to in the last 8 weeks"
why = "To be in touch is to have spoken lately; a tick in the record is not a talk."
domain = "care leavers"
numerator = "Care leavers whose last contact was within the last 8 weeks (56 days)"
denominator = "All care leavers but those who died or went home for good"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot of the latest load; the records hold only how things stand now"
clock = "calendar days"
day_zero = "The day of the contact is day 0."
exclusions = ["Those who died after leaving care", "Those who returned home for good", "Young people without a current entitlement to leaving care services"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
    "github data-to-insight/ssd-data-model @4987c73 data/objects",
]
verification = "derived"
note = "Contact every 8 weeks is common; one source says two months. Without a contact on record a care leaver counts as not spoken to; where the contact is dated after the day of the load nobody can say."
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
    CASE
        WHEN l.clea_care_leaver_latest_contact > s.day THEN NULL
        WHEN s.day_number - spoken.day_number <= 7 * :weeks THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN ssd_care_leavers l
    ON s.is_latest = 1
    AND (l.clea_care_leaver_eligibility IS NULL OR l.clea_care_leaver_eligibility <> 'No Current Eligibility')
LEFT JOIN calendar spoken ON spoken.day = l.clea_care_leaver_latest_contact
WHERE l.clea_care_leaver_in_touch IS NULL OR l.clea_care_leaver_in_touch NOT IN ('DIED', 'RHOM')
