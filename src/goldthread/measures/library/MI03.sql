/*
name = "Return interviews accepted"
why = "An interview that is offered and not taken up tells nobody what happened."
domain = "missing"
numerator = "Offered interviews that the child accepted"
denominator = "Missing episodes (type M) that ended in the period and after which an interview was offered"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. An episode that does not say whether the interview was accepted cannot be judged."
exclusions = ["Interviews that were not offered, or do not apply (NA)", "Away without permission, whereabouts known (type A), and episodes of no recorded type"]
source = [
    "Darlington Q1 2018/19, https://democracy.darlington.gov.uk/mgAi.aspx?ID=375",
]
verification = "partly"
note = "The record says whether the interview was accepted, which is taken for held. Some councils divide by all episodes instead of by those offered, which gives a much lower figure: say which one is meant. All children who went missing count, in care or not."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    m.miss_table_id AS case_id, m.miss_person_id AS child, a.team, a.worker,
    m.miss_missing_episode_end_date AS day, NULL AS value,
    CASE m.miss_missing_rhi_accepted WHEN 'Y' THEN 1 WHEN 'N' THEN 0 END AS numerator,
    1 AS denominator
FROM ssd_missing m
LEFT JOIN allocation a
    ON a.child = m.miss_person_id
    AND a.from_day <= m.miss_missing_episode_end_date
    AND (a.to_day IS NULL OR a.to_day > m.miss_missing_episode_end_date)
WHERE m.miss_missing_episode_type = 'M' AND m.miss_missing_episode_end_date IS NOT NULL
    AND m.miss_missing_rhi_offered = 'Y'
    AND (m.miss_missing_rhi_accepted IS NULL OR m.miss_missing_rhi_accepted <> 'NA')
