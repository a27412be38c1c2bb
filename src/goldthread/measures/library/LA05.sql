/*
name = "Plan for permanence recorded after 4 months in care"
why = "A child should not be left wondering where she will grow up."
domain = "children in care"
numerator = "Children whose care plan says where they are to grow up"
denominator = "Children at the snapshot who have been in care for more than 4 months"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "The day a child enters care is day 0. A number of months runs to the same day of the month: four months from 30 May end on 30 September; the day after is more."
exclusions = ["Series of short breaks (V3, V4)", "Children in care for 4 months or less"]
source = [
    "Local practice standard; no published source was found",
]
verification = "unverified"
note = "Unverified: no published source asks for this. Four months stand for the time of the second review, whose own day is not read. Any of the ten choices in the care plan counts."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 4
unit = "months"
meaning = "After how long in care a plan for permanence is asked for"
*/
SELECT
    k.cla_id AS case_id, k.child, MIN(k.team) AS team, MIN(k.worker) AS worker, k.day, NULL AS value,
    MAX(CASE WHEN p.lacp_table_id IS NOT NULL THEN 1 ELSE 0 END) AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
LEFT JOIN (
    SELECT *
    FROM ssd_cla_care_plan
    WHERE lacp_cla_care_plan_remainsup = 'Y'
        OR lacp_cla_care_plan_return1m = 'Y'
        OR lacp_cla_care_plan_return6m = 'Y'
        OR lacp_cla_care_plan_returnev = 'Y'
        OR lacp_cla_care_plan_ltrelfr = 'Y'
        OR lacp_cla_care_plan_ltfost18 = 'Y'
        OR lacp_cla_care_plan_resplmt = 'Y'
        OR lacp_cla_care_plan_suppliv = 'Y'
        OR lacp_cla_care_plan_adoption = 'Y'
        OR lacp_cla_care_plan_otherpln = 'Y'
) p
    ON p.lacp_person_id = k.child
    AND p.lacp_cla_care_plan_start_date <= k.day
    AND (p.lacp_cla_care_plan_end_date IS NULL OR p.lacp_cla_care_plan_end_date > k.day)
WHERE s.month_point - k.entered_point > 31 * :months
GROUP BY k.cla_id, k.child, k.day
