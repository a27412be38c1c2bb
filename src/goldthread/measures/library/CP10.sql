/*
name = "Child protection plans whose first core group met within 10 working days"
why = "The core group turns the plan into something that happens in the family; until it meets, the plan is paper."
domain = "child protection"
numerator = "Plans whose first core group met at most 10 working days after the conference"
denominator = "Child protection plans starting in the period whose core group has met or is overdue, or which ended without one"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "working days"
day_zero = "The start of the plan, which is the day of the conference, is day 0. A plan without a core group is late once 10 working days have passed or the plan has ended, and left out before."
exclusions = ["Child protection plans of other authorities", "Plans whose core group has not met and is not yet due"]
source = [
    "Liverpool, https://liverpoolcs.trixonline.co.uk/chapter/visits-to-children-supported-through-a-child-protection-plan",
]
verification = "verified as local"
note = "The Standard Safeguarding Dataset has no core groups: a council brings them as a file of its own."
overdue = "CP10O"
optional = ["ssd_cp_plans.cppl_cp_plan_ola"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 10
unit = "working days"
meaning = "How soon after the conference the core group is due"
*/
SELECT
    case_id, child, team, worker, day,
    took AS value,
    CASE
        WHEN met IS NULL AND (ended <= :as_at OR waited > :limit) THEN 0
        WHEN met IS NULL OR took IS NULL THEN NULL
        WHEN took <= :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM (
    SELECT
        p.cppl_cp_plan_id AS case_id,
        p.cppl_person_id AS child,
        a.team, a.worker,
        p.cppl_cp_plan_start_date AS day,
        p.cppl_cp_plan_end_date AS ended,
        g.met,
        held.working_days - began.working_days AS took,
        loaded.working_days - began.working_days AS waited
    FROM ssd_cp_plans p
    LEFT JOIN (
        SELECT p.cppl_cp_plan_id AS plan_id, MIN(g.core_group_date) AS met
        FROM ssd_cp_plans p
        JOIN local_core_groups g
            ON g.plan_id = p.cppl_cp_plan_id AND g.core_group_date >= p.cppl_cp_plan_start_date
        GROUP BY p.cppl_cp_plan_id
    ) g ON g.plan_id = p.cppl_cp_plan_id
    LEFT JOIN calendar began ON began.day = p.cppl_cp_plan_start_date
    LEFT JOIN calendar held ON held.day = g.met
    LEFT JOIN calendar loaded ON loaded.day = :as_at
    LEFT JOIN allocation a
        ON a.child = p.cppl_person_id AND a.from_day <= p.cppl_cp_plan_start_date
        AND (a.to_day IS NULL OR a.to_day > p.cppl_cp_plan_start_date)
    WHERE p.cppl_cp_plan_start_date IS NOT NULL AND (p.cppl_cp_plan_ola IS NULL OR p.cppl_cp_plan_ola <> 'Y')
) timed
WHERE met IS NOT NULL OR ended <= :as_at OR waited IS NULL OR waited > :limit
