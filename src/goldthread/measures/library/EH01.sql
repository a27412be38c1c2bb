/*
name = "Early help episodes started"
why = "Help that comes early can keep a worry about a child from growing into harm."
domain = "early help"
numerator = "Early help episodes that started in the period"
denominator = "None: it is a count"
unit = "count"
polarity = "context"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs."
exclusions = []
source = [
    "Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, admin/tools-ssd_dfe_returns/AnnexA_sqlserver_v1.2.0_1_20240731.sql",
]
verification = "field verified"
note = "The Standard Safeguarding Dataset holds episodes where Annex A asks for completed assessments: the two are not to be mixed. EH02 counts the episodes open at the snapshot. The record names no team."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    e.earl_episode_id AS case_id,
    e.earl_person_id AS child,
    NULL AS team,
    e.earl_episode_worker_id AS worker,
    e.earl_episode_start_date AS day,
    NULL AS value, 1 AS numerator, 0 AS denominator
FROM ssd_early_help_episodes e
WHERE e.earl_episode_start_date IS NOT NULL
