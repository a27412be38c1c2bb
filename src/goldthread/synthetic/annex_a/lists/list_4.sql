-- Assessments authorised in the six months, and open ones; a start that nobody recorded does not hide an assessment.
SELECT
    child.*, a.cina_assessment_start_date AS assessment_started,
    coalesce(a.cina_assessment_child_seen, 'c) Unknown') AS child_seen,
    a.cina_assessment_auth_date AS assessment_authorised,
    CASE a.cina_assessment_outcome_nfa WHEN 'Y' THEN 'N' WHEN 'N' THEN 'Y' END AS requires_support,
    coalesce(t.name, a.cina_assessment_team) AS allocated_team,
    coalesce(w.name, a.cina_assessment_worker_id) AS allocated_worker
FROM ssd_cin_assessments a
JOIN asked
    ON a.cina_assessment_auth_date BETWEEN asked.six AND asked.as_at
    OR (
        a.cina_assessment_start_date <= asked.as_at
        AND (a.cina_assessment_auth_date IS NULL OR a.cina_assessment_auth_date > asked.as_at)
    )
LEFT JOIN child ON child.child_id = a.cina_person_id
LEFT JOIN team t ON t.id = a.cina_assessment_team
LEFT JOIN worker w ON w.id = a.cina_assessment_worker_id
ORDER BY a.cina_assessment_start_date, a.cina_assessment_id
