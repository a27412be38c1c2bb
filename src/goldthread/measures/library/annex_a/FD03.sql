-- List 3 counts the child's earlier referrals itself, also those from before the list begins.
SELECT
    row_id AS case_id, child_id AS child, allocated_team AS team, allocated_worker AS worker, referral_date AS day,
    referrals_in_12_months AS value,
    CASE WHEN referrals_in_12_months > 0 THEN 1 WHEN referrals_in_12_months IS NOT NULL THEN 0 END AS numerator,
    1 AS denominator
FROM annex_a_list_3
WHERE referral_date IS NOT NULL
