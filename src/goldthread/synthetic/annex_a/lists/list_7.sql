-- Child protection plans of the council's own: open now, ended in the six months, or begun in them whatever end is recorded.
SELECT
    child.*, p.cppl_cp_plan_start_date AS plan_started, p.cppl_cp_plan_initial_category AS initial_category,
    p.cppl_cp_plan_latest_category AS latest_category, visit.cppv_cp_visit_date AS last_visit,
    CASE WHEN visit.cppv_cp_visit_date IS NOT NULL THEN coalesce(visit.cppv_cp_visit_seen_alone, 'c) Unknown') END AS seen_alone,
    review.held AS latest_review, p.cppl_cp_plan_end_date AS plan_ended,
    CASE WHEN p.cppl_person_id IN (
        SELECT lega_person_id FROM ssd_legal_status
        WHERE lega_legal_status IN ('L1', 'L2') AND lega_legal_status_start_date <= asked.as_at
            AND (lega_legal_status_end_date IS NULL OR lega_legal_status_end_date >= asked.six)
    ) THEN 'Y' ELSE 'N' END AS emergency_protection,
    (
        SELECT count(*) FROM ssd_cp_plans before
        WHERE before.cppl_person_id = p.cppl_person_id AND coalesce(before.cppl_cp_plan_ola, 'N') <> 'Y'
            AND before.cppl_cp_plan_start_date < p.cppl_cp_plan_start_date
    ) AS previous_plans,
    allocated.allocated_team, allocated.allocated_worker
FROM ssd_cp_plans p
JOIN asked
    ON p.cppl_cp_plan_end_date BETWEEN asked.six AND asked.as_at
    OR p.cppl_cp_plan_start_date BETWEEN asked.six AND asked.as_at
    OR (
        p.cppl_cp_plan_start_date <= asked.as_at
        AND (p.cppl_cp_plan_end_date IS NULL OR p.cppl_cp_plan_end_date > asked.as_at)
    )
LEFT JOIN child ON child.child_id = p.cppl_person_id
LEFT JOIN allocated ON allocated.child_id = p.cppl_person_id
LEFT JOIN (
    SELECT p.cppl_cp_plan_id AS plan_id, v.cppv_cp_visit_date, v.cppv_cp_visit_seen_alone
    FROM ssd_cp_plans p, asked
    JOIN ssd_cp_visits v
        ON v.cppv_person_id = p.cppl_person_id
        AND v.cppv_cp_visit_date BETWEEN p.cppl_cp_plan_start_date AND asked.as_at
    QUALIFY row_number()
        OVER (PARTITION BY p.cppl_cp_plan_id ORDER BY v.cppv_cp_visit_date DESC, v.cppv_cp_visit_id DESC) = 1
) visit ON visit.plan_id = p.cppl_cp_plan_id
LEFT JOIN (
    SELECT p.cppl_cp_plan_id AS plan_id, max(r.cppr_cp_review_date) AS held
    FROM ssd_cp_plans p, asked
    JOIN ssd_cp_reviews r
        ON r.cppr_cp_plan_id = p.cppl_cp_plan_id
        AND r.cppr_cp_review_date BETWEEN p.cppl_cp_plan_start_date AND asked.as_at
    GROUP BY p.cppl_cp_plan_id
) review ON review.plan_id = p.cppl_cp_plan_id
WHERE coalesce(p.cppl_cp_plan_ola, 'N') <> 'Y'
ORDER BY p.cppl_cp_plan_start_date, p.cppl_cp_plan_id
