/*
name = "Initial child protection conferences held within 15 working days"
why = "Once people agree that a child may be suffering harm, three weeks is the longest she should wait for a decision about how to protect her."
domain = "child protection"
numerator = "Conferences held at most 15 working days after the strategy discussion that opened the section 47 enquiry"
denominator = "Initial child protection conferences held in the period"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "working days"
day_zero = "The day of the strategy discussion, which is the start of the enquiry, is day 0; whether it is day 0 or day 1 is not confirmed, so it is a setting. A conference without an enquiry in the record, or before its enquiry, cannot be judged."
exclusions = ["Conferences for a child who moves in from another authority: another rule holds for them"]
source = [
    "DfE CIN data set A2 footnotes, https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/6be19822-a151-4cb5-aefc-4e4054e767c8",
    "Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, data/objects",
    "Darlington Q1 2018/19, https://democracy.darlington.gov.uk/mgAi.aspx?ID=375",
    "Darlington Q3 2020/21, https://democracy.darlington.gov.uk/mgAi.aspx?ID=5549",
]
verification = "verified (rule), day count unconfirmed"
typical_target = "90 percent or better (Darlington reported 92 to 98)"
overdue = "CP01O"
optional = ["ssd_initial_cp_conference.icpc_icpc_transfer_in"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 15
unit = "working days"
meaning = "How long after the strategy discussion the conference may be held"

[parameters.day_zero]
value = true
meaning = "Whether the first day is day 0; if not, it counts as day 1 where it is a working day"
*/
SELECT
    case_id, child, team, worker, day,
    took AS value,
    CASE WHEN day < started OR took IS NULL THEN NULL WHEN took <= :limit THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM (
    SELECT
        i.icpc_icpc_id AS case_id,
        i.icpc_person_id AS child,
        i.icpc_icpc_team AS team,
        i.icpc_icpc_worker_id AS worker,
        i.icpc_icpc_date AS day,
        e.s47e_s47_start_date AS started,
        held.working_days - began.working_days
            + CASE WHEN :day_zero = 0 AND began.is_working_day = 1 THEN 1 ELSE 0 END AS took
    FROM ssd_initial_cp_conference i
    LEFT JOIN ssd_s47_enquiry e ON e.s47e_s47_enquiry_id = i.icpc_s47_enquiry_id
    LEFT JOIN calendar began ON began.day = e.s47e_s47_start_date
    LEFT JOIN calendar held ON held.day = i.icpc_icpc_date
    WHERE i.icpc_icpc_date IS NOT NULL AND (i.icpc_icpc_transfer_in IS NULL OR i.icpc_icpc_transfer_in <> 'Y')
) timed
