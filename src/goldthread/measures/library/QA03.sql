/*
name = "Audits completed against plan"
why = "An audit that is not done finds nothing, and no child’s case is put right by it."
domain = "practice quality"
numerator = "Planned audits that were completed by the day of the load"
denominator = "Audits planned for the period"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Audits that nobody planned", "Audits planned for days after the load"]
source = [
    "Lancashire audit framework, https://www.proceduresonline.com/lancashirecsc/p_audit_framework.html",
]
verification = "partly"
note = "It asks whether an audit was done, not whether on time."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    u.audit_id AS case_id, u.person_id AS child, u.team_id AS team, u.worker_id AS worker, u.planned_date AS day,
    NULL AS value,
    CASE WHEN u.completed_date <= :as_at THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM local_audits u
WHERE u.planned_date IS NOT NULL
