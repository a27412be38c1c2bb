/*
name = "Children on a child in need plan visited in time"
why = "A plan for a child in need can help only if somebody sees how she is and whether the help arrives."
domain = "children in need"
numerator = "Children seen at most 20 working days before the snapshot, at a visit since the plan started"
denominator = "Children on a child in need plan at the snapshot that has run for more than 20 working days, each counted once"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "working days"
day_zero = "The day of the visit is day 0; the guide that sets 20 working days counts from and including the day of the visit, so it is a setting. A child without a visit since the plan started counts as not visited."
exclusions = ["Children in care or on a child protection plan", "Plans that have run for 20 working days or less", "Visits at which the child was not seen"]
source = [
    "unnamed council visit guidance, https://docsbay.net/frequency-and-guidance-for-statutory-visits (counts from and including the visit day)",
]
verification = "verified as local"
note = "No statute sets the interval: 20 working days is one council’s."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 20
unit = "working days"
meaning = "How long ago the child may have been seen last"

[parameters.day_zero]
value = true
meaning = "Whether the first day is day 0; if not, it counts as day 1 where it is a working day"
*/
WITH visits AS (
    SELECT
        cinv_person_id AS child, cinv_cin_visit_date AS visited,
        LEAD(cinv_cin_visit_date) OVER (
            PARTITION BY cinv_person_id ORDER BY cinv_cin_visit_date, cinv_cin_visit_id
        ) AS next_visited
    FROM ssd_cin_visits
    WHERE cinv_cin_visit_seen = 'Y' AND cinv_cin_visit_date IS NOT NULL
)
SELECT
    case_id, child, team, worker, day,
    since AS value,
    CASE
        WHEN run IS NULL THEN NULL
        WHEN visited IS NULL THEN 0
        WHEN since IS NULL THEN NULL
        WHEN since <= :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM (
    SELECT
        p.plan_id AS case_id, p.child, p.team, p.worker, p.day, v.visited,
        s.working_days - began.working_days
            + CASE WHEN :day_zero = 0 AND began.is_working_day = 1 THEN 1 ELSE 0 END AS run,
        s.working_days - c.working_days
            + CASE WHEN :day_zero = 0 AND c.is_working_day = 1 THEN 1 ELSE 0 END AS since
    FROM children_on_cin_plans p
    JOIN snapshots s ON s.day = p.day
    LEFT JOIN visits v
        ON v.child = p.child AND v.visited <= p.day AND (v.next_visited IS NULL OR v.next_visited > p.day)
        AND v.visited >= p.started
    LEFT JOIN calendar began ON began.day = p.started
    LEFT JOIN calendar c ON c.day = v.visited
) timed
WHERE run > :limit OR run IS NULL
