-- The list dates the last visit, whether or not the child was seen.
SELECT
    p.plan_id AS case_id, p.child, p.team, p.worker, p.day,
    s.working_days - visited.working_days AS value,
    CASE
        WHEN s.working_days - p.started_working_days IS NULL THEN NULL
        WHEN s.working_days - visited.working_days <= :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_on_cp_plans p
JOIN snapshots s ON s.day = p.day AND s.is_latest = 1
LEFT JOIN annex_a_list_7 l
    ON l.row_id = p.plan_id AND l.last_visit >= l.plan_started AND l.last_visit <= p.day
LEFT JOIN calendar visited ON visited.day = l.last_visit
WHERE s.working_days - p.started_working_days > :limit OR s.working_days - p.started_working_days IS NULL
