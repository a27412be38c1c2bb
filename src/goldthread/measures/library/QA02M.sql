/*
name = "Moderated audits graded good or better"
why = "A second look shows whether auditors judge alike, so that “good” means the same for every child."
domain = "practice quality"
numerator = "Moderated audits that the moderator graded good or outstanding"
denominator = "Audits completed in the period that were moderated"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Audits that were not moderated", "Planned audits that are not completed"]
source = [
    "Lancashire audit framework, https://www.proceduresonline.com/lancashirecsc/p_audit_framework.html",
]
verification = "derived"
note = "Moderated audits are few: the figure swings widely."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    u.audit_id AS case_id, u.person_id AS child, u.team_id AS team, u.worker_id AS worker, u.completed_date AS day,
    NULL AS value,
    CASE
        WHEN u.moderated_grade IN ('outstanding', 'good') THEN 1
        WHEN u.moderated_grade IN ('requires improvement', 'inadequate') THEN 0
    END AS numerator,
    1 AS denominator
FROM local_audits u
WHERE u.completed_date IS NOT NULL AND u.moderated_grade IS NOT NULL
