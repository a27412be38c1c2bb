-- Children in need now or in the six months: neither referrals alone nor young people who have left care.
SELECT
    child.*, e.cine_referral_date AS started, e.cine_cin_primary_need_code AS primary_need, seen.last_seen,
    e.cine_close_date AS closed, e.cine_close_reason AS closure_reason,
    CASE
        WHEN e.cine_close_date <= asked.as_at THEN 'closed'
        WHEN e.cine_person_id IN (SELECT child_id FROM care_listed WHERE is_in_care) THEN 'in care'
        WHEN e.cine_person_id IN (
            SELECT cppl_person_id FROM ssd_cp_plans
            WHERE coalesce(cppl_cp_plan_ola, 'N') <> 'Y' AND cppl_cp_plan_start_date <= asked.as_at
                AND (cppl_cp_plan_end_date IS NULL OR cppl_cp_plan_end_date > asked.as_at)
        ) THEN 'child protection plan'
        WHEN e.cine_person_id IN (
            SELECT cinp_person_id FROM ssd_cin_plans
            WHERE cinp_cin_plan_start_date <= asked.as_at
                AND (cinp_cin_plan_end_date IS NULL OR cinp_cin_plan_end_date > asked.as_at)
        ) THEN 'child in need plan'
        WHEN e.cine_person_id IN (
            SELECT cina_person_id FROM ssd_cin_assessments
            WHERE cina_assessment_start_date <= asked.as_at
                AND (cina_assessment_auth_date IS NULL OR cina_assessment_auth_date > asked.as_at)
        ) THEN 'open assessment'
    END AS case_status,
    allocated.allocated_team, allocated.allocated_worker
FROM ssd_cin_episodes e
JOIN asked
    ON e.cine_referral_date <= asked.as_at AND (e.cine_close_date IS NULL OR e.cine_close_date >= asked.six)
LEFT JOIN child ON child.child_id = e.cine_person_id
LEFT JOIN allocated ON allocated.child_id = e.cine_person_id
LEFT JOIN (
    SELECT visited, max(seen_on) AS last_seen
    FROM (
        SELECT cinv_person_id AS visited, cinv_cin_visit_date AS seen_on FROM ssd_cin_visits WHERE cinv_cin_visit_seen = 'Y'
        UNION ALL
        SELECT cppv_person_id, cppv_cp_visit_date FROM ssd_cp_visits WHERE cppv_cp_visit_seen = 'Y'
        UNION ALL
        SELECT clav_person_id, clav_cla_visit_date FROM ssd_cla_visits WHERE clav_cla_visit_seen = 'Y'
    ), asked
    WHERE seen_on <= asked.as_at
    GROUP BY visited
) seen ON seen.visited = e.cine_person_id
WHERE coalesce(e.cine_referral_nfa, 'N') <> 'Y'
    AND e.cine_person_id NOT IN (
        SELECT clea_person_id FROM ssd_care_leavers
        WHERE clea_person_id IS NOT NULL AND clea_care_leaver_eligibility IN ('Relevant', 'Former Relevant', 'Qualifying')
    )
ORDER BY e.cine_referral_date, e.cine_referral_id
