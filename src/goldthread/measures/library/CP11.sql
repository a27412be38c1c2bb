/*
name = "Children on a child protection plan per 10,000"
why = "It shows how many children the council believes to be at risk of serious harm; a figure far from that of similar areas is a question to ask."
domain = "child protection"
numerator = "Children with a child protection plan open at the snapshot, each counted once"
denominator = "Children aged 0 to 17 who live in the area, as published"
unit = "per 10,000"
polarity = "context"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Child protection plans of other authorities", "Plans that name no child"]
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
