/*
name = "Referrals assessed as not in need"
why = "These families were assessed and then left without a service from the council; early help might have served them sooner."
domain = "front door"
numerator = "Referrals whose episode closed after assessment because the child was found not to be in need (RC8)"
denominator = "Referrals received in the period"
unit = "percent"
polarity = "context"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. An episode that is still open counts as not closed for this reason; one that closed without a reason cannot be judged."
exclusions = []
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "partly"
note = "The published rate exists; that it is reason RC8 alone, and not RC9 as well, is our reading."
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
    CASE
        WHEN cine_close_reason = 'RC8' THEN 1
        WHEN cine_close_reason IS NULL AND cine_close_date IS NOT NULL THEN NULL
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM ssd_cin_episodes
WHERE cine_referral_date IS NOT NULL
