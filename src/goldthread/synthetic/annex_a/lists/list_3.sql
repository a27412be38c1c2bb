-- Referrals received in the six months, each with how many came before it within twelve.
SELECT
    child.*, r.cine_referral_date AS referral_date, r.cine_referral_source_code AS referral_source,
    r.cine_referral_nfa AS no_further_action,
    (
        SELECT count(*) FROM ssd_cin_episodes before
        WHERE before.cine_person_id = r.cine_person_id AND before.cine_referral_date < r.cine_referral_date
            AND month_point(r.cine_referral_date) - month_point(before.cine_referral_date) <= 372
    ) AS referrals_in_12_months,
    coalesce(t.name, r.cine_referral_team) AS allocated_team,
    coalesce(w.name, r.cine_referral_worker_id) AS allocated_worker
FROM ssd_cin_episodes r
JOIN asked ON r.cine_referral_date BETWEEN asked.six AND asked.as_at
LEFT JOIN child ON child.child_id = r.cine_person_id
LEFT JOIN team t ON t.id = r.cine_referral_team
LEFT JOIN worker w ON w.id = r.cine_referral_worker_id
ORDER BY r.cine_referral_date, r.cine_referral_id
