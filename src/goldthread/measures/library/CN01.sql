/*
name = "Children in need per 10,000"
why = "It shows how many children the council helps because without help their health or development would suffer."
domain = "children in need"
numerator = "Children with an episode of need open at the snapshot, each counted once; those in care and on child protection plans are among them"
denominator = "Children aged 0 to 17 who live in the area, as published"
unit = "per 10,000"
polarity = "context"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Referrals without further action", "Episodes that name no child"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "The population is the published one; it does not come from the records."
optional = ["ssd_cin_episodes.cine_referral_nfa"]
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT child AS case_id, child, team, worker, day, NULL AS value, 1 AS numerator, 0 AS denominator
FROM children_in_need
