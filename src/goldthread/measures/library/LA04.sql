/*
name = "Care plan updated in last 6 months"
why = "A plan that nobody has looked at for half a year no longer describes the child."
domain = "children in care"
numerator = "Children whose current care plan started or was updated within 6 months"
denominator = "Children in care at snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "Within a number of months of a day means up to the same day of the month; who is born on 29 February is older on 1 March."
exclusions = []
source = [
    "Rotherham Q1-Q3 2023/24, https://moderngov.rotherham.gov.uk/mgAi.aspx?ID=97431 , 98066 , 98613",
]
verification = "partly"
note = "6-month threshold not sourced: Rotherham tests against review cycle (within 10 working days of the review)."
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
