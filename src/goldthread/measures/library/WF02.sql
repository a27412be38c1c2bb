/*
name = "Social worker turnover rate"
why = "Each worker who leaves takes with her what she knows of her children, and they must trust somebody new."
domain = "workforce"
numerator = "Employed social workers who left in the 12 months to the snapshot, as full-time equivalents"
denominator = "Employed social workers in post at the snapshot, as full-time equivalents"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot looking back 12 months; the national figure is of 30 September"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Agency workers", "Staff of whom nobody recorded whether they are employed or from an agency"]
source = [
    "DfE CSWW methodology, https://explore-education-statistics.service.gov.uk/methodology/children-s-social-work-workforce-methodology and DASH R/enabler3_page.R, R/additional_info_code.R",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "Of a worker or a post without its full-time equivalent nobody can say."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    w.staff_id AS case_id, NULL AS child, w.team_id AS team, w.worker_id AS worker, s.day, NULL AS value,
    CASE WHEN w.fte IS NOT NULL THEN 0 END AS numerator, w.fte AS denominator
FROM snapshots s
JOIN local_staff w ON w.start_date <= s.day AND (w.end_date IS NULL OR w.end_date > s.day) AND w.kind = 'employed'
UNION ALL
SELECT
    w.staff_id AS case_id, NULL AS child, w.team_id AS team, w.worker_id AS worker, s.day, NULL AS value,
    w.fte AS numerator, CASE WHEN w.fte IS NOT NULL THEN 0 END AS denominator
FROM snapshots s
JOIN local_staff w ON w.end_date <= s.day AND w.kind = 'employed'
JOIN calendar gone ON gone.day = w.end_date AND s.month_point - gone.month_point < 372
