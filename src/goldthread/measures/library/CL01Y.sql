/*
name = "Care leavers aged 17 and 18 in suitable accommodation"
why = "A young person without a safe place to live cannot build anything else."
domain = "care leavers"
numerator = "Care leavers whose home is recorded as suitable (code 1)"
denominator = "All care leavers aged 17 or 18, also those about whose home nothing is recorded"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot of the latest load; the records hold only how things stand now"
clock = "none"
day_zero = "No clock runs. Age is in full years on the day. Who was born on 29 February is a year older on 1 March where there is no such day."
exclusions = ["Care leavers of any other age", "Young people without a current entitlement to leaving care services"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "The national figure takes how things stood around the birthday at 17 to 21. It counts young people who were in care for 13 weeks or more after they turned 14, some of it after they turned 16; here every care leaver on record who is not known to have lost her entitlement counts. Without a date of birth nobody can say."
typical_target = "England’s figure or better"
latest_only = true
optional = ["ssd_care_leavers.clea_care_leaver_eligibility: young people without a current entitlement cannot be told apart, and are counted"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.from_age]
value = 17
unit = "years"
meaning = "The youngest age that counts, in full years"

[parameters.to_age]
value = 18
unit = "years"
meaning = "The oldest age that counts, in full years"
*/
SELECT
    l.clea_table_id AS case_id, l.clea_person_id AS child,
    l.clea_care_leaver_allocated_team AS team, l.clea_care_leaver_worker_id AS worker, s.day, NULL AS value,
    CASE WHEN born.month_point IS NULL THEN NULL WHEN l.clea_care_leaver_accom_suitable = '1' THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN ssd_care_leavers l
    ON s.is_latest = 1
    AND (l.clea_care_leaver_eligibility IS NULL OR l.clea_care_leaver_eligibility <> 'No Current Eligibility')
LEFT JOIN ssd_person k ON k.pers_person_id = l.clea_person_id
LEFT JOIN calendar born ON born.day = k.pers_dob
WHERE born.month_point IS NULL
    OR (s.month_point - born.month_point >= 372 * :from_age AND s.month_point - born.month_point < 372 * (:to_age + 1))
