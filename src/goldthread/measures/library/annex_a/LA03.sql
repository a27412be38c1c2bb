-- One row a child: the placement, the legal status, the permanence plan and the last visit stand beside each other.
SELECT
    k.cla_id AS case_id, k.child, k.team, k.worker, k.day,
    s.day_number - seen.day_number AS value,
    CASE
        WHEN l.placement_started IS NULL THEN NULL
        WHEN seen.day_number IS NULL OR l.last_visit < l.placement_started
            THEN CASE WHEN s.day_number - began.day_number <= :first_days THEN 1 ELSE 0 END
        WHEN l.placement_type = 'P1' AND k.legal_status = 'C1'
            THEN CASE WHEN s.day_number - seen.day_number <= 7 * :parent_weeks THEN 1 ELSE 0 END
        WHEN l.permanence_plan = 'long-term fostering' AND s.month_point - began.month_point >= 372
            THEN CASE WHEN s.month_point - seen.month_point <= 31 * :long_term_months THEN 1 ELSE 0 END
        WHEN s.day_number - seen.day_number <= 7 * :weeks THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day AND s.is_latest = 1
JOIN annex_a_list_8 l ON l.row_id = k.cla_id
LEFT JOIN calendar began ON began.day = l.placement_started
LEFT JOIN calendar seen ON seen.day = l.last_visit AND l.last_visit >= k.entered AND l.last_visit <= k.day
