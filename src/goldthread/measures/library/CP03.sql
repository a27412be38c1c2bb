/*
name = "Initial conferences that result in a plan"
why = "Each conference asks much of a family; it matters how often it finds that the child needs a plan to protect her."
domain = "child protection"
numerator = "Initial conferences whose outcome is a child protection plan"
denominator = "Initial child protection conferences held in the period, those for children who move in included"
unit = "percent"
polarity = "context"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. A conference whose outcome is not recorded cannot be judged."
exclusions = []
source = [
    "Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, data/objects",
]
verification = "derived"
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    icpc_icpc_id AS case_id,
    icpc_person_id AS child,
    icpc_icpc_team AS team,
    icpc_icpc_worker_id AS worker,
    icpc_icpc_date AS day,
    NULL AS value,
    CASE icpc_icpc_outcome_cp_flag WHEN 'Y' THEN 1 WHEN 'N' THEN 0 END AS numerator,
    1 AS denominator
FROM ssd_initial_cp_conference
WHERE icpc_icpc_date IS NOT NULL
