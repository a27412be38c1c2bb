/*
name = "Care plans updated in the last 6 months"
why = "A plan that nobody has looked at for half a year may no longer describe the child."
domain = "children in care"
numerator = "Children whose latest care plan was made in this time in care and is no more than 6 months old"
denominator = "Children in care at the snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "A number of months runs to the same day of the month: six months from 30 March end on 30 September, and that day still counts."
exclusions = ["Series of short breaks (V3, V4)"]
source = [
    "Rotherham Q1-Q3 2023/24, https://moderngov.rotherham.gov.uk/mgAi.aspx?ID=97431 , 98066 , 98613",
]
verification = "partly"
note = "No source gives the 6 months. The published figure (Rotherham) counts plans that are up to date within 10 working days of a review. A child without a plan from this time in care counts as not up to date."
typical_target = "95 percent for a plan that is up to date (Rotherham)"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 6
unit = "months"
meaning = "How old a care plan may be"
*/
SELECT
    k.cla_id AS case_id, k.child, MIN(k.team) AS team, MIN(k.worker) AS worker, k.day,
    s.day_number - MAX(c.day_number) AS value,
    CASE WHEN s.month_point - MAX(c.month_point) <= 31 * :months THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
LEFT JOIN ssd_cla_care_plan p
    ON p.lacp_person_id = k.child
    AND p.lacp_cla_care_plan_start_date >= k.entered AND p.lacp_cla_care_plan_start_date <= k.day
LEFT JOIN calendar c ON c.day = p.lacp_cla_care_plan_start_date
GROUP BY k.cla_id, k.child, k.day, s.day_number, s.month_point
