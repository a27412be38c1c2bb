/*
name = "Children on a protection plan visited in time"
why = "A child at risk is safer when somebody sees her often; a visit not made is time in which nobody from outside the home has looked."
domain = "child protection"
numerator = "Plans whose child was last seen at most 10 working days before the snapshot"
denominator = "Child protection plans that are open at the snapshot and have run for more than 10 working days"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "working days"
day_zero = "The day of the visit is day 0; one council’s guide counts from and including the day of the visit, so it is a setting. A plan without a visit since its start counts as not visited."
exclusions = ["Child protection plans of other authorities", "Plans that have run for 10 working days or less", "Visits at which the child was not seen"]
source = [
    "Liverpool, https://liverpoolcs.trixonline.co.uk/chapter/visits-to-children-supported-through-a-child-protection-plan",
    "Darlington Q1 2019/20, https://democracy.darlington.gov.uk/mgAi.aspx?ID=3008",
    "Darlington Q3 2020/21, https://democracy.darlington.gov.uk/mgAi.aspx?ID=5549",
    "Camden, https://ascpractice.camden.gov.uk/children-practice-hub/child-protection/visits-and-engagement-with-families",
    "Blackburn with Darwen, http://blackburndarwenchildcare.proceduresonline.com/chapters/p_ch_protect_plan_core_gp.html",
    "unnamed council visit guidance, https://docsbay.net/frequency-and-guidance-for-statutory-visits (counts from and including the visit day)",
]
verification = "verified as local"
note = "No statute sets the interval: it is the council’s own. Liverpool and Darlington set 10 working days, Blackburn with Darwen 15 working days (parameter “limit”), Camden 10 days (parameter “unit”). Only the time since the last visit is judged, not every interval of the period."
typical_target = "90 percent (Darlington reported 86 at 10 working days and 94 at 15)"
optional = ["ssd_cp_plans.cppl_cp_plan_ola"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 10
unit = "days"
meaning = "How long ago the child may have been seen last; “unit” says which days"

[parameters.day_zero]
value = true
meaning = "Whether the first day is day 0; if not, it counts as day 1 where it is a working day"

[parameters.unit]
value = "working days"
choices = ["working days", "calendar days"]
meaning = "Which days are counted"
*/
WITH visits AS (
    SELECT
        cppv_person_id AS child, cppv_cp_visit_date AS visited,
        LEAD(cppv_cp_visit_date) OVER (
            PARTITION BY cppv_person_id ORDER BY cppv_cp_visit_date, cppv_cp_visit_id
        ) AS next_visited
    FROM ssd_cp_visits
    WHERE cppv_cp_visit_seen = 'Y' AND cppv_cp_visit_date IS NOT NULL
)
SELECT
    case_id, child, team, worker, day,
    since AS value,
    CASE
        WHEN run IS NULL OR child IS NULL THEN NULL
        WHEN visited IS NULL THEN 0
        WHEN since IS NULL THEN NULL
        WHEN since <= :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM (
    SELECT
        p.plan_id AS case_id, p.child, p.team, p.worker, p.day, v.visited,
        CASE WHEN :unit = 'calendar days' THEN s.day_number - began.day_number + CASE WHEN :day_zero = 0 THEN 1 ELSE 0 END
            ELSE s.working_days - began.working_days
                + CASE WHEN :day_zero = 0 AND began.is_working_day = 1 THEN 1 ELSE 0 END
        END AS run,
        CASE WHEN :unit = 'calendar days' THEN s.day_number - c.day_number + CASE WHEN :day_zero = 0 THEN 1 ELSE 0 END
            ELSE s.working_days - c.working_days
                + CASE WHEN :day_zero = 0 AND c.is_working_day = 1 THEN 1 ELSE 0 END
        END AS since
    FROM children_on_cp_plans p
    JOIN snapshots s ON s.day = p.day
    LEFT JOIN visits v
        ON v.child = p.child AND v.visited <= p.day AND (v.next_visited IS NULL OR v.next_visited > p.day)
        AND v.visited >= p.started
    LEFT JOIN calendar began ON began.day = p.started
    LEFT JOIN calendar c ON c.day = v.visited
) timed
WHERE run > :limit OR run IS NULL
