-- The list says of the last visit whether the child was seen alone, also where she was not seen at all.
SELECT
    p.plan_id AS case_id, p.child, p.team, p.worker, p.day, NULL AS value,
    CASE
        WHEN :from_age > 0 AND p.born_point IS NULL THEN NULL
        WHEN l.seen_alone = 'Y' THEN 1
        WHEN l.seen_alone = 'N' THEN 0
    END AS numerator,
    1 AS denominator
FROM children_on_cp_plans p
JOIN snapshots s ON s.day = p.day AND s.is_latest = 1
LEFT JOIN annex_a_list_7 l
    ON l.row_id = p.plan_id AND l.last_visit >= l.plan_started AND l.last_visit <= p.day
WHERE :from_age = 0 OR p.born_point IS NULL OR s.month_point - p.born_point >= 372 * :from_age
