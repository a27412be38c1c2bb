-- The list says of the last visit whether the child was seen alone, also where she was not seen at all.
SELECT
    p.plan_id AS case_id, p.child, p.team, p.worker, p.day, NULL AS value,
    CASE l.seen_alone WHEN 'Y' THEN 1 WHEN 'N' THEN 0 END AS numerator,
    1 AS denominator
FROM children_on_cp_plans p
JOIN snapshots s ON s.day = p.day AND s.is_latest = 1
LEFT JOIN annex_a_list_7 l
    ON l.row_id = p.plan_id AND l.last_visit >= l.plan_started AND l.last_visit <= p.day
