/*
name = "Social worker vacancy rate"
why = "An empty post is a social worker whom children do not have."
domain = "workforce"
numerator = "Empty social worker posts, as full-time equivalents"
denominator = "Empty posts and employed social workers in post, as full-time equivalents"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot; the national figure is of 30 September"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Agency workers, who do not fill a post", "Staff of whom nobody recorded whether they are employed or from an agency"]
source = [
    "DfE CSWW methodology, https://explore-education-statistics.service.gov.uk/methodology/children-s-social-work-workforce-methodology and DASH R/enabler3_page.R, R/additional_info_code.R",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "A post that an agency worker covers still counts as empty. Of a worker or a post without its full-time equivalent nobody can say."
owner = "Performance team"
reviewed = 2026-11-22
*/
-- A post and a worker may bear the same number in the two lists of a council; an identifier begins with its authority.
SELECT
    CONCAT(v.vacancy_id, ' (vacancy)') AS case_id, NULL AS child, v.team_id AS team, NULL AS worker, s.day, NULL AS value,
    v.fte AS numerator, v.fte AS denominator
FROM snapshots s
JOIN local_vacancies v ON v.start_date <= s.day AND (v.end_date IS NULL OR v.end_date > s.day)
UNION ALL
SELECT
    w.staff_id AS case_id, NULL AS child, w.team_id AS team, w.worker_id AS worker, s.day, NULL AS value,
    CASE WHEN w.fte IS NOT NULL THEN 0 END AS numerator, w.fte AS denominator
FROM snapshots s
JOIN local_staff w ON w.start_date <= s.day AND (w.end_date IS NULL OR w.end_date > s.day) AND w.kind = 'employed'
