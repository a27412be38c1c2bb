/*
name = "Missing episodes of children in care"
why = "A child who is missing may be in the hands of somebody who harms her."
domain = "missing"
numerator = "Times that a child went missing (type M) while she was in care"
denominator = "None: a count"
unit = "count"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs: an episode counts on the day it starts."
exclusions = ["Away without permission, whereabouts known (type A), and episodes of no recorded type", "Series of short breaks (V3, V4)"]
source = [
    "github data-to-insight/ssd-data-model @4987c73 admin/tools-ssd_dfe_returns/AnnexA_sqlserver_v1.2.0_1_20240731.sql",
]
verification = "field verified"
note = "Each episode counts, so a child who goes missing three times counts three times; MI01C counts the children."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    m.miss_table_id AS case_id, m.miss_person_id AS child, MIN(a.team) AS team, MIN(a.worker) AS worker,
    m.miss_missing_episode_start_date AS day, NULL AS value, 1 AS numerator, 0 AS denominator
FROM ssd_missing m
JOIN care_periods p
    ON p.child = m.miss_person_id
    AND p.entered <= m.miss_missing_episode_start_date
    AND (p.left_day IS NULL OR p.left_day > m.miss_missing_episode_start_date)
LEFT JOIN allocation a
    ON a.child = m.miss_person_id
    AND a.from_day <= m.miss_missing_episode_start_date
    AND (a.to_day IS NULL OR a.to_day > m.miss_missing_episode_start_date)
WHERE m.miss_missing_episode_type = 'M'
GROUP BY m.miss_table_id, m.miss_person_id, m.miss_missing_episode_start_date
