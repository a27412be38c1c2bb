/*
name = "Contacts still undecided after one working day"
why = "Counting only the contacts that were decided hides those that nobody has looked at; behind each is a child."
domain = "front door"
numerator = "Undecided contacts that have waited longer than one working day"
denominator = "Contacts received in the 12 months before the snapshot and undecided on that day"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "working days"
day_zero = "The day of the contact is day 0."
exclusions = ["Contacts received more than 12 months before the snapshot"]
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
    k.case_id, k.child, a.team, a.worker, s.day,
    s.working_days - k.came_working_days AS value,
    CASE
        WHEN s.working_days - k.came_working_days IS NULL THEN NULL
        WHEN s.working_days - k.came_working_days > :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM (
    SELECT
        k.cont_contact_id AS case_id,
        k.cont_person_id AS child,
        k.cont_contact_date AS came,
        came.month_point AS came_point,
        came.working_days AS came_working_days,
        MIN(d.decision_date) AS decided
    FROM ssd_contacts k
    LEFT JOIN local_contact_decisions d ON d.contact_id = k.cont_contact_id
    LEFT JOIN calendar came ON came.day = k.cont_contact_date
    WHERE k.cont_contact_date IS NOT NULL
    GROUP BY k.cont_contact_id, k.cont_person_id, k.cont_contact_date, came.month_point, came.working_days
    -- Most contacts are decided on the day they come and were never undecided at the end of a day.
    HAVING MIN(d.decision_date) IS NULL OR MIN(d.decision_date) > k.cont_contact_date
) k
JOIN snapshots s
    ON k.came <= s.day
    AND (k.decided IS NULL OR k.decided > s.day)
    AND (s.month_point - k.came_point < 372 OR k.came_point IS NULL)
LEFT JOIN allocation a
    ON a.child = k.child AND a.from_day <= s.day AND (a.to_day IS NULL OR a.to_day > s.day)
