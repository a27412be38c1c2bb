-- List 7 counts the child's earlier plans itself, also those that ended before the list begins.
SELECT
    row_id AS case_id, child_id AS child, allocated_team AS team, allocated_worker AS worker, plan_started AS day,
    previous_plans AS value,
    CASE WHEN previous_plans > 0 THEN 1 WHEN previous_plans IS NOT NULL THEN 0 END AS numerator,
    1 AS denominator
FROM annex_a_list_7
WHERE plan_started IS NOT NULL
