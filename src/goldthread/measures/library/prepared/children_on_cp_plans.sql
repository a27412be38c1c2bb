-- The child protection plans open at each snapshot, plans of other authorities left out.
-- optional: ssd_cp_plans.cppl_cp_plan_ola: plans of other authorities cannot be told from the council's own, and are counted
SELECT
    s.day, p.cppl_person_id AS child, p.cppl_cp_plan_id AS plan_id, p.cppl_cp_plan_start_date AS started,
    c.month_point AS started_point, c.working_days AS started_working_days, born.month_point AS born_point,
    a.team, a.worker
FROM snapshots s
JOIN ssd_cp_plans p
    ON p.cppl_cp_plan_start_date <= s.day AND (p.cppl_cp_plan_end_date IS NULL OR p.cppl_cp_plan_end_date > s.day)
LEFT JOIN calendar c ON c.day = p.cppl_cp_plan_start_date
LEFT JOIN ssd_person k ON k.pers_person_id = p.cppl_person_id
LEFT JOIN calendar born ON born.day = k.pers_dob
LEFT JOIN allocation a
    ON a.child = p.cppl_person_id AND a.from_day <= s.day AND (a.to_day IS NULL OR a.to_day > s.day)
WHERE p.cppl_cp_plan_ola IS NULL OR p.cppl_cp_plan_ola <> 'Y'
