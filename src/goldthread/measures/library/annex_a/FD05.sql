-- A referral of list 3 and what became of it in list 6, joined by child and day; two of one day are taken together.
SELECT
    r.row_id AS case_id, r.child_id AS child, r.allocated_team AS team, r.allocated_worker AS worker,
    r.referral_date AS day, NULL AS value,
    CASE
        WHEN e.not_in_need = 1 THEN 1
        WHEN e.unclear = 1 THEN NULL
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM annex_a_list_3 r
LEFT JOIN (
    SELECT
        child_id, started,
        MAX(CASE WHEN closure_reason = 'RC8' THEN 1 ELSE 0 END) AS not_in_need,
        MAX(CASE WHEN closed IS NOT NULL AND closure_reason IS NULL THEN 1 ELSE 0 END) AS unclear
    FROM annex_a_list_6
    GROUP BY child_id, started
) e ON e.child_id = r.child_id AND e.started = r.referral_date
WHERE r.referral_date IS NOT NULL
