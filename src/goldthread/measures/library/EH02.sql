/*
name = "Early help episodes open"
why = "It shows how many children have early help beside them now."
domain = "early help"
numerator = "Early help episodes that are open at the snapshot"
denominator = "None: it is a count"
unit = "count"
polarity = "context"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs."
exclusions = []
source = [
    "Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, admin/tools-ssd_dfe_returns/AnnexA_sqlserver_v1.2.0_1_20240731.sql",
]
verification = "field verified"
note = "The Standard Safeguarding Dataset holds episodes where Annex A asks for completed assessments: the two are not to be mixed. EH01 counts the episodes that started. The record names no team."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    e.earl_episode_id AS case_id,
    e.earl_person_id AS child,
    NULL AS team,
    e.earl_episode_worker_id AS worker,
    s.day AS day,
    NULL AS value, 1 AS numerator, 0 AS denominator
FROM snapshots s
JOIN ssd_early_help_episodes e
    ON e.earl_episode_start_date <= s.day AND (e.earl_episode_end_date IS NULL OR e.earl_episode_end_date > s.day)
