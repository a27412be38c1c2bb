-- The list counts the times that each child was missing in twelve months.
SELECT
    k.cla_id AS case_id, k.child, k.team, k.worker, k.day, l.missing_in_12_months AS value,
    CASE WHEN l.missing_in_12_months > 0 THEN 1 WHEN l.missing_in_12_months IS NOT NULL THEN 0 END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day AND s.is_latest = 1
JOIN annex_a_list_8 l ON l.row_id = k.cla_id
