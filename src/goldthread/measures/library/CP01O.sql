/*
name = "Section 47 enquiries past 15 working days without a conference"
why = "Each of these is a child about whom somebody was worried enough to enquire, and nobody has yet met about her or said that no conference is needed."
domain = "child protection"
numerator = "Enquiries that began more than 15 working days before the snapshot"
denominator = "Section 47 enquiries that began in the 12 months before the snapshot and have no conference by then"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "working days"
day_zero = "The day of the strategy discussion, which is the start of the enquiry, is day 0; whether it is day 0 or day 1 is a setting, as for CP01."
exclusions = ["Enquiries that ended in no further action", "Enquiries that began more than 12 months before the snapshot"]
source = [
    "DfE CIN data set A2 footnotes, https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/6be19822-a151-4cb5-aefc-4e4054e767c8",
    "Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, data/objects",
    "Darlington Q1 2018/19, https://democracy.darlington.gov.uk/mgAi.aspx?ID=375",
    "Darlington Q3 2020/21, https://democracy.darlington.gov.uk/mgAi.aspx?ID=5549",
]
verification = "derived"
note = "An enquiry that properly ends in another way than by a conference stays here unless the record says no further action."
optional = ["ssd_s47_enquiry.s47e_s47_nfa"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 15
unit = "working days"
meaning = "How long an enquiry may run before its conference"

[parameters.day_zero]
value = true
meaning = "Whether the first day is day 0; if not, it counts as day 1 where it is a working day"
*/
SELECT
    case_id, child, team, worker, day,
    run AS value,
    CASE WHEN run IS NULL THEN NULL WHEN run > :limit THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM (
    SELECT
        e.s47e_s47_enquiry_id AS case_id,
        e.s47e_person_id AS child,
        e.s47e_s47_completed_by_team AS team,
        e.s47e_s47_completed_by_worker_id AS worker,
        s.day AS day,
        s.working_days - began.working_days
            + CASE WHEN :day_zero = 0 AND began.is_working_day = 1 THEN 1 ELSE 0 END AS run
    FROM snapshots s
    JOIN ssd_s47_enquiry e ON e.s47e_s47_start_date <= s.day
    LEFT JOIN calendar began ON began.day = e.s47e_s47_start_date
    LEFT JOIN (
        SELECT icpc_s47_enquiry_id AS enquiry_id, MIN(icpc_icpc_date) AS held
        FROM ssd_initial_cp_conference
        GROUP BY icpc_s47_enquiry_id
    ) i ON i.enquiry_id = e.s47e_s47_enquiry_id
    WHERE (s.month_point - began.month_point < 372 OR began.month_point IS NULL)
        AND (e.s47e_s47_nfa IS NULL OR e.s47e_s47_nfa <> 'Y')
        AND (i.held IS NULL OR i.held > s.day)
) timed
