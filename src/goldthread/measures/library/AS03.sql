/*
name = "Assessments in which the child was seen"
why = "Nobody can say how a child lives without having seen her."
domain = "assessment"
numerator = "Completed assessments in which the child was seen"
denominator = "Assessments authorised by a manager in the period"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. An assessment that does not say whether the child was seen cannot be judged."
exclusions = ["Assessments that are still open"]
source = [
    "Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, data/objects",
]
verification = "field verified"
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    cina_assessment_id AS case_id,
    cina_person_id AS child,
    cina_assessment_team AS team,
    cina_assessment_worker_id AS worker,
    cina_assessment_auth_date AS day,
    NULL AS value,
    CASE cina_assessment_child_seen WHEN 'Y' THEN 1 WHEN 'N' THEN 0 END AS numerator,
    1 AS denominator
FROM ssd_cin_assessments
WHERE cina_assessment_auth_date IS NOT NULL
