-- List 6 leaves out referrals without further action, so the referrals are those of list 3.
SELECT
    row_id AS case_id, child_id AS child, allocated_team AS team, allocated_worker AS worker, referral_date AS day,
    NULL AS value,
    CASE no_further_action WHEN 'Y' THEN 1 WHEN 'N' THEN 0 END AS numerator,
    1 AS denominator
FROM annex_a_list_3
WHERE referral_date IS NOT NULL
