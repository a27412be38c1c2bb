/*
name = "Agency worker rate"
why = "Agency workers keep a service running, but go sooner, and a child has to begin again with somebody else."
domain = "workforce"
numerator = "Agency social workers, as full-time equivalents"
denominator = "Agency social workers and employed social workers, as full-time equivalents"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot; the national figure is of 30 September"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Staff of whom nobody recorded whether they are employed or from an agency"]
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
    CASE WHEN w.fte IS NULL THEN NULL WHEN w.kind = 'agency' THEN w.fte ELSE 0 END AS numerator,
    w.fte AS denominator
FROM snapshots s
JOIN local_staff w ON w.start_date <= s.day AND (w.end_date IS NULL OR w.end_date > s.day) AND w.kind IN ('agency', 'employed')
