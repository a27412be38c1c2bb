/*
name = "Child protection plans open for two years or more"
why = "These children have been at risk for two years and still are; the plan may need to change."
domain = "child protection"
numerator = "Plans that have been open for two years or more at the snapshot"
denominator = "Child protection plans open at the snapshot"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "Two years are over on the same day of the month two years later."
exclusions = ["Child protection plans of other authorities"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "It stands beside CP05, which counts plans only once they have ended."
optional = ["ssd_cp_plans.cppl_cp_plan_ola"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.years]
value = 2
unit = "years"
meaning = "From how long on a plan counts"
*/
SELECT
    p.plan_id AS case_id, p.child, p.team, p.worker, p.day,
    s.day_number - c.day_number AS value,
    CASE
        WHEN p.started_point IS NULL THEN NULL
        WHEN s.month_point - p.started_point >= 372 * :years THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_on_cp_plans p
JOIN snapshots s ON s.day = p.day
LEFT JOIN calendar c ON c.day = p.started
