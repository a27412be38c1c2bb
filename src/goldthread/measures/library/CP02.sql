/*
name = "Section 47 enquiries that lead to a conference"
why = "An enquiry is hard on a family; if few lead to a conference, some of them may not have been needed."
domain = "child protection"
numerator = "Section 47 enquiries with a linked initial conference that has a date"
denominator = "Section 47 enquiries started in the period"
unit = "percent"
polarity = "context"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. An enquiry of the last weeks may still lead to a conference, so the latest months rise later."
exclusions = []
source = [
    "Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, data/objects",
]
verification = "derived"
note = "Counted from the conference that names the enquiry. The record also has a flag of the enquiry’s outcome, which is not read here."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    e.s47e_s47_enquiry_id AS case_id,
    e.s47e_person_id AS child,
    e.s47e_s47_completed_by_team AS team,
    e.s47e_s47_completed_by_worker_id AS worker,
    e.s47e_s47_start_date AS day,
    NULL AS value,
    CASE WHEN i.held IS NOT NULL THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM ssd_s47_enquiry e
LEFT JOIN (
    SELECT icpc_s47_enquiry_id AS enquiry_id, MIN(icpc_icpc_date) AS held
    FROM ssd_initial_cp_conference
    GROUP BY icpc_s47_enquiry_id
) i ON i.enquiry_id = e.s47e_s47_enquiry_id
WHERE e.s47e_s47_start_date IS NOT NULL
