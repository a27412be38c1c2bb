-- The list counts the placements of twelve months itself.
SELECT
    k.cla_id AS case_id, k.child, k.team, k.worker, k.day, l.placements_in_12_months AS value,
    CASE
        WHEN l.placements_in_12_months IS NULL THEN NULL
        WHEN l.placements_in_12_months >= :count THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day AND s.is_latest = 1
JOIN annex_a_list_8 l ON l.row_id = k.cla_id
