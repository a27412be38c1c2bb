/*
name = "Children on a child protection plan"
why = "How many children the council holds to be at risk of harm; far from its neighbours, it asks why."
domain = "child protection"
numerator = "Children on a child protection plan at the snapshot"
denominator = "Children aged 0 to 17 who live in the area"
unit = "per 10,000"
polarity = "context"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Child protection plans of other authorities"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "The population is the published one; it does not come from the records."
optional = ["ssd_cp_plans.cppl_cp_plan_ola"]
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT child AS case_id, child, MIN(team) AS team, MIN(worker) AS worker, day, NULL AS value, 1 AS numerator, 0 AS denominator
FROM children_on_cp_plans
WHERE child IS NOT NULL
GROUP BY day, child
