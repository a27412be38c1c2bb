/*
name = "Return interviews offered"
why = "Somebody independent should ask every child why she went and what happened to her."
domain = "missing"
numerator = "Missing episodes (type M) after which an interview was offered"
denominator = "Missing episodes (type M) that ended in the period"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. An episode that does not say whether an interview was offered cannot be judged."
exclusions = ["Episodes for which an interview does not apply (NA)", "Away without permission, whereabouts known (type A), and episodes of no recorded type"]
source = [
    "CYP Now legal update, https://www.cypnow.co.uk/best-practice/article/legal-update-safeguarding-children-who-go-missing-from-care",
    "Darlington Q1 2018/19, https://democracy.darlington.gov.uk/mgAi.aspx?ID=375",
]
verification = "partly"
note = "The duty is to offer an interview every time. All children who went missing count, in care or not."
typical_target = "100 percent (the duty to offer)"
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    m.miss_table_id AS case_id, m.miss_person_id AS child, a.team, a.worker,
    m.miss_missing_episode_end_date AS day, NULL AS value,
    CASE m.miss_missing_rhi_offered WHEN 'Y' THEN 1 WHEN 'N' THEN 0 END AS numerator,
    1 AS denominator
FROM ssd_missing m
LEFT JOIN allocation a
    ON a.child = m.miss_person_id
    AND a.from_day <= m.miss_missing_episode_end_date
    AND (a.to_day IS NULL OR a.to_day > m.miss_missing_episode_end_date)
WHERE m.miss_missing_episode_type = 'M' AND m.miss_missing_episode_end_date IS NOT NULL
    AND (m.miss_missing_rhi_offered IS NULL OR m.miss_missing_rhi_offered <> 'NA')
