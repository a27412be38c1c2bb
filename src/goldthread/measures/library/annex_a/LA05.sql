-- The list names the permanence plan; it has no first day, but it is the plan of the workbook's day.
SELECT
    k.cla_id AS case_id, k.child, k.team, k.worker, k.day, NULL AS value,
    CASE WHEN l.permanence_plan IS NOT NULL THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day AND s.is_latest = 1
JOIN annex_a_list_8 l ON l.row_id = k.cla_id
WHERE s.month_point - k.entered_point > 31 * :months
