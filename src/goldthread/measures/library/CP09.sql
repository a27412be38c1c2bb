/*
name = "Children seen alone at the last child protection visit"
why = "A child can say what happens at home only when those whom she may fear are not in the room."
domain = "child protection"
numerator = "Plans whose child was alone with the worker at the last visit at which she was seen"
denominator = "Child protection plans open at the snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs. A plan without a visit at which the child was seen, or whose visit does not say whether she was alone, cannot be judged."
exclusions = ["Child protection plans of other authorities", "Visits at which the child was not seen"]
source = [
    "Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, data/objects",
]
verification = "field verified"
note = "Babies can be left out by the parameter “from_age”, which is the council’s own rule; with it, a child without a date of birth cannot be judged."
optional = ["ssd_cp_plans.cppl_cp_plan_ola"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.from_age]
value = 0
unit = "years"
meaning = "From which age on a child counts; 0 counts all"
*/
WITH visits AS (
    SELECT
        cppv_person_id AS child, cppv_cp_visit_date AS visited, cppv_cp_visit_seen_alone AS seen_alone,
        LEAD(cppv_cp_visit_date) OVER (
            PARTITION BY cppv_person_id ORDER BY cppv_cp_visit_date, cppv_cp_visit_id
        ) AS next_visited
    FROM ssd_cp_visits
    WHERE cppv_cp_visit_seen = 'Y' AND cppv_cp_visit_date IS NOT NULL
)
SELECT
    p.plan_id AS case_id, p.child, p.team, p.worker, p.day,
    NULL AS value,
    CASE
        WHEN :from_age > 0 AND p.born_point IS NULL THEN NULL
        WHEN v.seen_alone = 'Y' THEN 1
        WHEN v.seen_alone = 'N' THEN 0
    END AS numerator,
    1 AS denominator
FROM children_on_cp_plans p
JOIN snapshots s ON s.day = p.day
LEFT JOIN visits v
    ON v.child = p.child AND v.visited <= p.day AND (v.next_visited IS NULL OR v.next_visited > p.day)
    AND v.visited >= p.started
WHERE :from_age = 0 OR p.born_point IS NULL OR s.month_point - p.born_point >= 372 * :from_age
