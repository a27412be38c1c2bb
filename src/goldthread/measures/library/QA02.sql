/*
name = "Audits graded good or better"
why = "An audit looks at what a child actually got, and not only at dates."
domain = "practice quality"
numerator = "Completed audits that the auditor graded good or outstanding"
denominator = "Audits completed in the period"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Planned audits that are not completed"]
source = [
    "Lancashire audit framework, https://www.proceduresonline.com/lancashirecsc/p_audit_framework.html",
]
verification = "partly"
note = "Lancashire grades on Ofsted’s scale; that it has four points is assumed. Without a grade nobody can say. Moderated grades are a measure of their own (QA02M). With few audits the figure swings widely."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    u.audit_id AS case_id, u.person_id AS child, u.team_id AS team, u.worker_id AS worker, u.completed_date AS day,
    NULL AS value,
    CASE
        WHEN u.grade IN ('outstanding', 'good') THEN 1
        WHEN u.grade IN ('requires improvement', 'inadequate') THEN 0
    END AS numerator,
    1 AS denominator
FROM local_audits u
WHERE u.completed_date IS NOT NULL
