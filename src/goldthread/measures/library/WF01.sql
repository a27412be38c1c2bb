/*
name = "Social worker vacancy rate"
why = "An empty post is a social worker whom children do not have."
domain = "workforce"
numerator = "FTE vacancies"
denominator = "FTE vacancies + FTE social workers in post"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs."
exclusions = []
source = [
    "DfE CSWW methodology, https://explore-education-statistics.service.gov.uk/methodology/children-s-social-work-workforce-methodology and DASH R/enabler3_page.R, R/additional_info_code.R",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "Vacancies covered by agency still count."
owner = "Performance team"
reviewed = 2026-11-22
*/
-- A post and a worker may bear the same number in the two lists of a council.
SELECT
    CONCAT('vacancy ', v.vacancy_id) AS case_id, NULL AS child, v.team_id AS team, NULL AS worker, s.day, NULL AS value,
    v.fte AS numerator, v.fte AS denominator
FROM snapshots s
JOIN local_vacancies v ON v.start_date <= s.day AND (v.end_date IS NULL OR v.end_date > s.day)
UNION ALL
SELECT
    w.staff_id AS case_id, NULL AS child, w.team_id AS team, w.worker_id AS worker, s.day, NULL AS value,
    CASE WHEN w.fte IS NOT NULL THEN 0 END AS numerator, w.fte AS denominator
FROM snapshots s
JOIN local_staff w ON w.start_date <= s.day AND (w.end_date IS NULL OR w.end_date > s.day) AND w.kind = 'employed'
