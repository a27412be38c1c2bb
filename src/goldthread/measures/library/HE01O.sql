/*
name = "Children still waiting for their first health assessment"
why = "Each of these children is in care and nobody has yet looked at her health."
domain = "health"
numerator = "Children who have been in care for more than 20 working days without a health assessment"
denominator = "Children in care at the snapshot without a health assessment since they entered"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "working days"
day_zero = "The day a child enters care is day 0."
exclusions = ["Series of short breaks (V3, V4)"]
source = [
    "https://healthforunder5s.co.uk/leicestershire/services/specialist-support/looked-after-children-keeping-healthy; http://trixresources.proceduresonline.com/nat_key/keywords/health_care_assessment.html",
]
verification = "derived"
note = "It stands beside HE01. Set the limit and its unit as for HE01."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 20
unit = "days"
meaning = "How soon after entering care; “unit” says which days"

[parameters.unit]
value = "working days"
choices = ["working days", "calendar days"]
meaning = "Which days are counted"
*/
SELECT
    case_id, child, team, worker, day,
    waited AS value,
    CASE WHEN waited IS NULL THEN NULL WHEN waited > :limit THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM (
    SELECT
        k.cla_id AS case_id, k.child, k.team, k.worker, k.day,
        CASE WHEN :unit = 'calendar days' THEN s.day_number - began.day_number
            ELSE s.working_days - began.working_days
        END AS waited
    FROM children_in_care k
    JOIN snapshots s ON s.day = k.day
    LEFT JOIN calendar began ON began.day = k.entered
    LEFT JOIN (
        SELECT k.day, k.child, MIN(h.clah_health_check_date) AS checked_on
        FROM children_in_care k
        JOIN ssd_cla_health h
            ON h.clah_person_id = k.child AND h.clah_health_check_date >= k.entered AND h.clah_health_check_date <= k.day
        WHERE h.clah_health_check_type = 'Health Assessment' AND h.clah_health_check_status = 'Completed'
        GROUP BY k.day, k.child
    ) h ON h.day = k.day AND h.child = k.child
    WHERE h.checked_on IS NULL
) timed
