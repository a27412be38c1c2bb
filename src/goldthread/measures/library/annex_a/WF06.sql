-- The lists name a worker, and not whether she is a registered social worker.
SELECT
    o.child AS case_id, o.child, o.team, o.worker, o.day, NULL AS value,
    CASE WHEN o.worker IS NOT NULL THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM open_children o
JOIN snapshots s ON s.day = o.day AND s.is_latest = 1
WHERE o.kind IN ('in care', 'child protection')
