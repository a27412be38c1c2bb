/*
name = "Contacts decided within one working day"
why = "A worry about a child that nobody decides on protects nobody; the next working day is the longest it should wait."
domain = "front door"
numerator = "Contacts decided by the end of the next working day"
denominator = "Contacts received in the period that were decided, or have waited longer than one working day without a decision"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "working days"
day_zero = "The day of the contact is day 0. A contact without a decision is late once the limit has passed, and left out before."
exclusions = ["Contacts without a decision that have waited one working day or less"]
source = [
    "Family Rights Group, https://www.frg.org.uk/2-1-how-social-workers-will-decide-whether-or-not-your-child-is-safe",
    "Darlington Q4 2017/18, https://democracy.darlington.gov.uk/mgAi.aspx?ID=302",
    "Darlington Q2 2022/23, https://democracy.darlington.gov.uk/mgAi.aspx?ID=8693",
]
verification = "partly"
note = "The Standard Safeguarding Dataset has no date of the decision: a council brings it as a file of its own. Referrals, which some councils measure in the same way, are not counted here. One council also follows the contacts that take more than 3 working days (at most 5 percent): set the parameter “limit” to 3 to follow those."
typical_target = "90 to 95 percent (Darlington: 90 for referrals, 95 for contacts)"
overdue = "FD02O"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 1
unit = "working days"
meaning = "How soon after the contact the decision is due"
*/
SELECT
    case_id, child, team, worker, day,
    took AS value,
    CASE
        WHEN decided IS NULL AND waited IS NULL THEN NULL
        WHEN decided IS NULL THEN 0
        WHEN decided < day OR took IS NULL THEN NULL
        WHEN took <= :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM (
    SELECT
        k.cont_contact_id AS case_id,
        k.cont_person_id AS child,
        a.team AS team,
        a.worker AS worker,
        k.cont_contact_date AS day,
        d.decided AS decided,
        made.working_days - came.working_days AS took,
        loaded.working_days - came.working_days AS waited
    FROM ssd_contacts k
    LEFT JOIN (
        SELECT contact_id, MIN(decision_date) AS decided
        FROM local_contact_decisions
        GROUP BY contact_id
    ) d ON d.contact_id = k.cont_contact_id
    LEFT JOIN calendar came ON came.day = k.cont_contact_date
    LEFT JOIN calendar made ON made.day = d.decided
    LEFT JOIN calendar loaded ON loaded.day = :as_at
    LEFT JOIN allocation a
        ON a.child = k.cont_person_id AND a.from_day <= k.cont_contact_date
        AND (a.to_day IS NULL OR a.to_day > k.cont_contact_date)
    WHERE k.cont_contact_date IS NOT NULL
) timed
WHERE decided IS NOT NULL OR waited IS NULL OR waited > :limit
