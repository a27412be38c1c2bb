-- The children on a child in need plan at each snapshot who are neither in care nor on a child protection plan; one row a child.
SELECT day, child, plan_id, started, started_point, started_working_days, team, worker
FROM (
    SELECT
        s.day, p.cinp_person_id AS child, p.cinp_cin_plan_id AS plan_id, p.cinp_cin_plan_start_date AS started,
        c.month_point AS started_point, c.working_days AS started_working_days, a.team, a.worker,
        ROW_NUMBER() OVER (
            PARTITION BY s.day, p.cinp_person_id ORDER BY p.cinp_cin_plan_start_date, p.cinp_cin_plan_id
        ) AS earliest
    FROM snapshots s
    JOIN ssd_cin_plans p
        ON p.cinp_cin_plan_start_date <= s.day
        AND (p.cinp_cin_plan_end_date IS NULL OR p.cinp_cin_plan_end_date > s.day)
    LEFT JOIN calendar c ON c.day = p.cinp_cin_plan_start_date
    LEFT JOIN children_in_care k ON k.day = s.day AND k.child = p.cinp_person_id
    LEFT JOIN (SELECT DISTINCT day, child FROM children_on_cp_plans) cp
        ON cp.day = s.day AND cp.child = p.cinp_person_id
    LEFT JOIN allocation a
        ON a.child = p.cinp_person_id AND a.from_day <= s.day AND (a.to_day IS NULL OR a.to_day > s.day)
    WHERE p.cinp_person_id IS NOT NULL AND k.child IS NULL AND cp.child IS NULL
) ranked
WHERE earliest = 1
