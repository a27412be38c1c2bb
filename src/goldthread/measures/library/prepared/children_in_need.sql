-- The children with an open episode of need at each snapshot, referrals without further action left out.
-- optional: ssd_cin_episodes.cine_referral_nfa: referrals without further action are counted as open
SELECT
    n.day, n.child, n.opened, c.month_point AS opened_point, a.team, a.worker
FROM (
    SELECT s.day, e.cine_person_id AS child, MIN(e.cine_referral_date) AS opened
    FROM snapshots s
    JOIN ssd_cin_episodes e
        ON e.cine_referral_date <= s.day AND (e.cine_close_date IS NULL OR e.cine_close_date > s.day)
    WHERE e.cine_person_id IS NOT NULL AND (e.cine_referral_nfa IS NULL OR e.cine_referral_nfa <> 'Y')
    GROUP BY s.day, e.cine_person_id
) n
LEFT JOIN calendar c ON c.day = n.opened
LEFT JOIN allocation a ON a.child = n.child AND a.from_day <= n.day AND (a.to_day IS NULL OR a.to_day > n.day)
