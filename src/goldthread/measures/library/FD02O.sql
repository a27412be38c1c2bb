/*
name = "Contacts still undecided after one working day"
why = "Counting only contacts that were decided hides those that nobody has looked at; behind each is a child."
domain = "front door"
numerator = "Undecided contacts that have waited longer than one working day"
denominator = "Contacts of the last 12 months that are undecided at the snapshot"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "working days"
day_zero = "The day of the contact is day 0."
exclusions = []
source = [
    "Family Rights Group, https://www.frg.org.uk/2-1-how-social-workers-will-decide-whether-or-not-your-child-is-safe",
    "Darlington Q4 2017/18, https://democracy.darlington.gov.uk/mgAi.aspx?ID=302",
    "Darlington Q2 2022/23, https://democracy.darlington.gov.uk/mgAi.aspx?ID=8693",
]
verification = "derived"
note = "The Standard Safeguarding Dataset has no date of the decision: a council brings it as a file of its own. Contacts older than 12 months are left out, as they are more likely never to have been closed in the record."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 1
unit = "working days"
meaning = "How long a contact may wait for a decision"
*/
SELECT
    k.cont_contact_id AS case_id,
    k.cont_person_id AS child,
    a.team AS team,
    a.worker AS worker,
    s.day AS day,
    s.working_days - came.working_days AS value,
    CASE
        WHEN s.working_days - came.working_days IS NULL THEN NULL
        WHEN s.working_days - came.working_days > :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN ssd_contacts k ON k.cont_contact_date <= s.day
LEFT JOIN (
    SELECT contact_id, MIN(decision_date) AS decided
    FROM local_contact_decisions
    GROUP BY contact_id
) d ON d.contact_id = k.cont_contact_id
LEFT JOIN calendar came ON came.day = k.cont_contact_date
LEFT JOIN allocation a
    ON a.child = k.cont_person_id AND a.from_day <= s.day AND (a.to_day IS NULL OR a.to_day > s.day)
WHERE (s.month_point - came.month_point < 372 OR came.month_point IS NULL) AND (d.decided IS NULL OR d.decided > s.day)
