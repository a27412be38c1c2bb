/*
name = "Children in care who went missing in the last 12 months"
why = "Going missing is a sign that something is wrong in a child’s life or in her placement."
domain = "missing"
numerator = "Children who went missing (type M) in the last 12 months"
denominator = "Children in care at the snapshot"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot looking back 12 months"
clock = "calendar months"
day_zero = "The 12 months end with the day of the snapshot; what happened on the same day a year before is no longer in them."
exclusions = ["Away without permission, whereabouts known (type A), and episodes of no recorded type", "Series of short breaks (V3, V4)"]
source = [
    "github data-to-insight/ssd-data-model @4987c73 admin/tools-ssd_dfe_returns/AnnexA_sqlserver_v1.2.0_1_20240731.sql",
]
verification = "derived"
note = "Each child counts once, however often she went missing; times before she entered care count too."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 12
unit = "months"
meaning = "How far it looks back"
*/
SELECT
    k.cla_id AS case_id, k.child, MIN(k.team) AS team, MIN(k.worker) AS worker, k.day, NULL AS value,
    MAX(CASE WHEN s.month_point - began.month_point < 31 * :months THEN 1 ELSE 0 END) AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
LEFT JOIN ssd_missing m
    ON m.miss_person_id = k.child AND m.miss_missing_episode_type = 'M' AND m.miss_missing_episode_start_date <= k.day
LEFT JOIN calendar began ON began.day = m.miss_missing_episode_start_date
GROUP BY k.cla_id, k.child, k.day
