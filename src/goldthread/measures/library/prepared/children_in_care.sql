-- The children in care at each snapshot, short breaks (V3, V4) left out; one row a child, her latest period.
-- A period that names no child cannot be hers: the findings on data quality list it.
-- optional unless legal_status is asked: ssd_legal_status: series of short breaks cannot be told from care, and are counted
SELECT
    day, child, cla_id, entered, entered_point, entered_working_days, born_point, legal_status, team, worker
FROM (
    SELECT
        s.day, p.child, p.cla_id, p.entered,
        c.month_point AS entered_point,
        c.working_days AS entered_working_days,
        born.month_point AS born_point,
        l.lega_legal_status AS legal_status,
        a.team, a.worker,
        ROW_NUMBER() OVER (
            PARTITION BY s.day, p.child
            ORDER BY p.entered DESC, p.cla_id DESC, l.lega_legal_status_start_date DESC, l.lega_legal_status_id DESC
        ) AS latest
    FROM snapshots s
    JOIN care_periods p ON p.entered <= s.day AND (p.left_day IS NULL OR p.left_day > s.day)
    LEFT JOIN calendar c ON c.day = p.entered
    LEFT JOIN ssd_person k ON k.pers_person_id = p.child
    LEFT JOIN calendar born ON born.day = k.pers_dob
    LEFT JOIN ssd_legal_status l
        ON l.lega_person_id = p.child
        AND l.lega_legal_status_start_date <= s.day
        AND (l.lega_legal_status_end_date IS NULL OR l.lega_legal_status_end_date > s.day)
    LEFT JOIN allocation a
        ON a.child = p.child AND a.from_day <= s.day AND (a.to_day IS NULL OR a.to_day > s.day)
    WHERE p.child IS NOT NULL
) ranked
WHERE latest = 1 AND (legal_status IS NULL OR legal_status NOT IN ('V3', 'V4'))
