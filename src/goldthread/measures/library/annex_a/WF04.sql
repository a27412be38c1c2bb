-- The lists name workers and not their hours: each is taken for one full-time worker.
SELECT
    o.worker AS case_id, NULL AS child, MIN(o.team) AS team, o.worker, o.day, COUNT(*) AS value,
    COUNT(*) AS numerator, 1 AS denominator
FROM open_children o
JOIN snapshots s ON s.day = o.day AND s.is_latest = 1
WHERE o.worker IS NOT NULL
GROUP BY o.worker, o.day
