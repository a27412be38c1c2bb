-- Every open child at each snapshot, once: in care, else on a child protection plan, else in need.
SELECT day, child, kind, opened, opened_point, team, worker
FROM (
    SELECT
        day, child, kind, opened, opened_point, team, worker,
        ROW_NUMBER() OVER (PARTITION BY day, child ORDER BY rank_of_kind, opened) AS first_kind
    FROM (
        SELECT day, child, 'in care' AS kind, 1 AS rank_of_kind, entered AS opened, entered_point AS opened_point,
            team, worker
        FROM children_in_care
        UNION ALL
        SELECT day, child, 'child protection' AS kind, 2 AS rank_of_kind, MIN(started) AS opened,
            MIN(started_point) AS opened_point, MIN(team) AS team, MIN(worker) AS worker
        FROM children_on_cp_plans
        WHERE child IS NOT NULL
        GROUP BY day, child
        UNION ALL
        SELECT day, child, 'child in need' AS kind, 3 AS rank_of_kind, opened, opened_point, team, worker
        FROM children_in_need
    ) kinds
) ranked
WHERE first_kind = 1
