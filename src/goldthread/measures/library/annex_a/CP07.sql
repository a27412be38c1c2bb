-- Only the latest review is known, so only the time since it, or since the plan began, is judged.
SELECT
    p.plan_id AS case_id, p.child, p.team, p.worker, p.day, NULL AS value,
    CASE
        WHEN reviewed.month_point IS NULL THEN CASE WHEN s.month_point - p.started_point <= 31 * :first_months THEN 1 ELSE 0 END
        WHEN s.month_point - reviewed.month_point <= 31 * :then_months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_on_cp_plans p
JOIN snapshots s ON s.day = p.day AND s.is_latest = 1
LEFT JOIN annex_a_list_7 l
    ON l.row_id = p.plan_id AND l.latest_review >= l.plan_started AND l.latest_review <= p.day
LEFT JOIN calendar reviewed ON reviewed.day = l.latest_review
WHERE s.month_point - p.started_point >= 31 * :first_months
