-- Only the latest review is known: held within the first working days of care it is taken for the first, else for a later one.
SELECT
    k.cla_id AS case_id, k.child, k.team, k.worker, k.day, NULL AS value,
    CASE
        WHEN s.working_days - k.entered_working_days IS NULL THEN NULL
        WHEN reviewed.month_point IS NULL
            THEN CASE WHEN s.working_days - k.entered_working_days <= :first_limit THEN 1 ELSE 0 END
        WHEN reviewed.working_days - k.entered_working_days <= :first_limit
            THEN CASE WHEN s.month_point - reviewed.month_point <= 31 * :second_months THEN 1 ELSE 0 END
        WHEN s.month_point - reviewed.month_point <= 31 * :then_months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day AND s.is_latest = 1
LEFT JOIN annex_a_list_8 l ON l.row_id = k.cla_id AND l.latest_review >= l.care_started AND l.latest_review <= k.day
LEFT JOIN calendar reviewed ON reviewed.day = l.latest_review
WHERE s.working_days - k.entered_working_days >= :first_limit OR s.working_days - k.entered_working_days IS NULL
