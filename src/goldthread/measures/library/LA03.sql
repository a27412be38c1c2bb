/*
name = "Children in care visited in time"
why = "A child in care needs somebody from outside her home who sees her often enough to notice when something is wrong."
domain = "children in care"
numerator = "Children whose last visit lies no further back than is allowed for their placement"
denominator = "Children in care at the snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "mixed"
day_zero = "The day the placement begins, or the day of the last visit, is day 0. A child without a placement on record cannot be judged."
exclusions = ["Series of short breaks (V3, V4)"]
source = [
    "Care Planning, Placement and Case Review (England) Regulations 2010 reg 28 (as made), https://www.legislation.gov.uk/uksi/2010/959/regulation/28/made",
    "Darlington Q3 2020/21, https://democracy.darlington.gov.uk/mgAi.aspx?ID=5549",
]
verification = "verified"
note = "Regulation 28: within one week of the start of a placement; then at most six weeks apart in its first year; afterwards six weeks, or three months where the placement is meant to last until the child is 18; under an interim care order with a parent, or with relatives or friends approved for a time, weekly until the first review, then every four weeks. Not judged here: the weekly visits before the first review, and carers approved for a time, of whom the record does not tell. Every recorded visit counts, and only the time since the last one is judged, not every interval."
typical_target = "90 percent (Darlington)"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.first_days]
value = 7
unit = "days"
meaning = "How soon after a placement begins the first visit is due"

[parameters.weeks]
value = 6
unit = "weeks"
meaning = "How far apart visits may be, in the first year of a placement and after it"

[parameters.long_term_months]
value = 3
unit = "months"
meaning = "How far apart they may be after a year in a placement that is meant to last to 18"

[parameters.parent_weeks]
value = 4
unit = "weeks"
meaning = "How far apart they may be with a parent under an interim care order"
*/
WITH placed AS (
    SELECT
        k.day, k.child, k.cla_id, k.entered, k.legal_status, k.team, k.worker,
        p.clap_cla_placement_type AS placement_type,
        p.clap_cla_placement_start_date AS placed_on,
        ROW_NUMBER() OVER (
            PARTITION BY k.day, k.child
            ORDER BY p.clap_cla_placement_start_date DESC NULLS LAST, p.clap_cla_placement_id DESC NULLS LAST
        ) AS latest
    FROM children_in_care k
    LEFT JOIN ssd_cla_placement p
        ON p.clap_cla_id = k.cla_id
        AND p.clap_cla_placement_start_date <= k.day
        AND (p.clap_cla_placement_end_date IS NULL OR p.clap_cla_placement_end_date > k.day)
), visited AS (
    SELECT k.day, k.child, MAX(v.clav_cla_visit_date) AS visited_on
    FROM children_in_care k
    JOIN ssd_cla_visits v
        ON v.clav_person_id = k.child AND v.clav_cla_visit_date >= k.entered AND v.clav_cla_visit_date <= k.day
    GROUP BY k.day, k.child
), lasting AS (
    SELECT DISTINCT k.day, k.child
    FROM children_in_care k
    JOIN ssd_cla_care_plan c
        ON c.lacp_person_id = k.child
        AND c.lacp_cla_care_plan_start_date <= k.day
        AND (c.lacp_cla_care_plan_end_date IS NULL OR c.lacp_cla_care_plan_end_date > k.day)
    WHERE c.lacp_cla_care_plan_ltfost18 = 'Y'
)
SELECT
    p.cla_id AS case_id, p.child, p.team, p.worker, p.day,
    s.day_number - seen.day_number AS value,
    CASE
        WHEN p.placed_on IS NULL THEN NULL
        WHEN v.visited_on IS NULL OR v.visited_on < p.placed_on
            THEN CASE WHEN s.day_number - began.day_number <= :first_days THEN 1 ELSE 0 END
        WHEN p.placement_type = 'P1' AND p.legal_status = 'C1'
            THEN CASE WHEN s.day_number - seen.day_number <= 7 * :parent_weeks THEN 1 ELSE 0 END
        WHEN l.child IS NOT NULL AND s.month_point - began.month_point >= 372
            THEN CASE WHEN s.month_point - seen.month_point <= 31 * :long_term_months THEN 1 ELSE 0 END
        WHEN s.day_number - seen.day_number <= 7 * :weeks THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM placed p
JOIN snapshots s ON s.day = p.day
LEFT JOIN visited v ON v.day = p.day AND v.child = p.child
LEFT JOIN lasting l ON l.day = p.day AND l.child = p.child
LEFT JOIN calendar began ON began.day = p.placed_on
LEFT JOIN calendar seen ON seen.day = v.visited_on
WHERE p.latest = 1
