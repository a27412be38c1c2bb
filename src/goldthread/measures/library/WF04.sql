/*
name = "Average caseload"
why = "A worker with too many children sees each of them too seldom."
domain = "workforce"
numerator = "Open children whom social workers hold, those from agencies included"
denominator = "Social workers who hold one open child or more, those from agencies included, as full-time equivalents"
unit = "cases per FTE"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Workers without an open child", "Children without an allocated worker"]
source = [
    "DfE CSWW methodology, https://explore-education-statistics.service.gov.uk/methodology/children-s-social-work-workforce-methodology and DASH R/enabler3_page.R, R/additional_info_code.R",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "Children are counted, not families (Sefton says so too). Of a worker whose full-time equivalent is missing or 0 nobody can say."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    h.worker AS case_id, NULL AS child, h.team, h.worker, h.day, h.children AS value,
    CASE WHEN p.prof_full_time_equivalency > 0 THEN h.children END AS numerator,
    p.prof_full_time_equivalency AS denominator
FROM (
    SELECT day, worker, MIN(team) AS team, COUNT(*) AS children
    FROM open_children
    WHERE worker IS NOT NULL
    GROUP BY day, worker
) h
LEFT JOIN ssd_professionals p ON p.prof_professional_id = h.worker
