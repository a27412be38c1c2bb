/*
name = "Child protection plans past 10 working days without a core group"
why = "For each of these children there is a plan, and nobody has met yet to carry it out."
domain = "child protection"
numerator = "Plans that began more than 10 working days before the snapshot"
denominator = "Child protection plans open at the snapshot whose core group has not met by then"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "working days"
day_zero = "The start of the plan, which is the day of the conference, is day 0."
exclusions = ["Child protection plans of other authorities"]
source = [
    "Liverpool, https://liverpoolcs.trixonline.co.uk/chapter/visits-to-children-supported-through-a-child-protection-plan",
]
verification = "derived"
note = "The Standard Safeguarding Dataset has no core groups: a council brings them as a file of its own."
optional = ["ssd_cp_plans.cppl_cp_plan_ola"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 10
unit = "working days"
meaning = "How long a plan may run before its core group meets"
*/
SELECT
    p.plan_id AS case_id, p.child, p.team, p.worker, p.day,
    s.working_days - p.started_working_days AS value,
    CASE
        WHEN s.working_days - p.started_working_days IS NULL THEN NULL
        WHEN s.working_days - p.started_working_days > :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_on_cp_plans p
JOIN snapshots s ON s.day = p.day
LEFT JOIN (
    SELECT k.cppl_cp_plan_id AS plan_id, MIN(g.core_group_date) AS met
    FROM ssd_cp_plans k
    JOIN local_core_groups g ON g.plan_id = k.cppl_cp_plan_id AND g.core_group_date >= k.cppl_cp_plan_start_date
    GROUP BY k.cppl_cp_plan_id
) g ON g.plan_id = p.plan_id
WHERE g.met IS NULL OR g.met > p.day
