/*
name = "Child in need plans open for more than 9 months"
why = "A plan that runs on and on may have stopped changing anything for the child."
domain = "children in need"
numerator = "Children whose plan has been open for more than 9 months at the snapshot"
denominator = "Children on a child in need plan at the snapshot, each counted once with her earliest open plan"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "The same day of the month nine months later is not yet more than nine months."
exclusions = ["Children in care or on a child protection plan"]
source = [
    "Local practice standard; no published source was found",
]
verification = "unverified"
note = "A local measure of drift; no public source was found. Some councils count from 12 months: set the parameter “months”."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 9
unit = "months"
meaning = "How long a plan may be open"
*/
SELECT
    p.plan_id AS case_id, p.child, p.team, p.worker, p.day,
    s.day_number - c.day_number AS value,
    CASE
        WHEN p.started_point IS NULL THEN NULL
        WHEN s.month_point - p.started_point > 31 * :months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_on_cin_plans p
JOIN snapshots s ON s.day = p.day
LEFT JOIN calendar c ON c.day = p.started
