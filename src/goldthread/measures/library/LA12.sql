/*
name = "Children in care per 10,000"
why = "Each of these children lives away from her parents; the rate shows whether more or fewer do so than elsewhere."
domain = "children in care"
numerator = "Children in care at the snapshot"
denominator = "Children aged 0 to 17 who live in the area, as published"
unit = "per 10,000"
polarity = "context"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Series of short breaks (V3, V4)"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "The population is the published one; it does not come from the records."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    child AS case_id, child, team, worker, day, NULL AS value, 1 AS numerator, 0 AS denominator
FROM children_in_care
