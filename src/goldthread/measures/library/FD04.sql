/*
name = "Referrals that end in no further action"
why = "Many referrals without action may mean that families are put through questions for nothing, or that children in need are turned away."
domain = "front door"
numerator = "Referrals that ended in no further action"
denominator = "Referrals received in the period"
unit = "percent"
polarity = "context"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. A referral that does not say whether it ended in no further action cannot be judged."
exclusions = []
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "A share that is high or low is neither good nor bad by itself."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    cine_referral_id AS case_id,
    cine_person_id AS child,
    cine_referral_team AS team,
    cine_referral_worker_id AS worker,
    cine_referral_date AS day,
    NULL AS value,
    CASE cine_referral_nfa WHEN 'Y' THEN 1 WHEN 'N' THEN 0 END AS numerator,
    1 AS denominator
FROM ssd_cin_episodes
WHERE cine_referral_date IS NOT NULL
