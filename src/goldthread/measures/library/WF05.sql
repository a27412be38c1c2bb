/*
name = "Social workers above the caseload limit"
why = "Beyond a certain number no worker can keep all her children in mind."
domain = "workforce"
numerator = "Workers who hold more than 20 open children"
denominator = "Workers who hold one open child or more"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Workers without an open child"]
source = [
    "Local practice standard; no published source was found",
]
verification = "unverified"
note = "The limit is local and is a setting. It is lower for newly qualified workers, whom this measure does not tell apart."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 20
unit = "children"
meaning = "How many children a worker may have"
*/
SELECT
    h.worker AS case_id, NULL AS child, h.team, h.worker, h.day, h.children AS value,
    CASE WHEN h.children > :limit THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM (
    SELECT day, worker, MIN(team) AS team, COUNT(*) AS children
    FROM open_children
    WHERE worker IS NOT NULL
    GROUP BY day, worker
) h
