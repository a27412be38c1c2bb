/*
name = "Initial health assessment within 20 working days"
why = "A child who enters care often brings health needs that nobody has met; the first assessment finds them."
domain = "health"
numerator = "Children whose first health assessment was completed within 20 working days of entering care"
denominator = "Children who entered care in the period and stayed for at least 20 working days"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "working days"
day_zero = "The day a child enters care is day 0. A child without an assessment counts as late once the limit has passed. An entry that names no child cannot be judged."
exclusions = ["Children who left care within the 20 working days", "Children for whom the 20 working days have not yet passed", "Series of short breaks (V3, V4)"]
source = [
    "https://healthforunder5s.co.uk/leicestershire/services/specialist-support/looked-after-children-keeping-healthy; http://trixresources.proceduresonline.com/nat_key/keywords/health_care_assessment.html",
]
verification = "partly"
note = "The standard dataset does not tell first assessments from later ones, so the earliest that was completed after a child entered care counts. Some councils set 28 calendar days: set the parameters “limit” and “unit”. Some also accept an assessment from the three months before, which does not count here."
overdue = "HE01O"
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
WITH first_check AS (
    SELECT p.cla_id, MIN(h.clah_health_check_date) AS checked_on
    FROM care_periods p
    JOIN ssd_cla_health h
        ON h.clah_person_id = p.child AND h.clah_health_check_date >= p.entered AND h.clah_health_check_date <= :as_at
    WHERE h.clah_health_check_type = 'Health Assessment' AND h.clah_health_check_status = 'Completed'
    GROUP BY p.cla_id
)
SELECT
    case_id, child, team, worker, day,
    took AS value,
    CASE
        WHEN child IS NULL OR waited IS NULL THEN NULL
        WHEN checked_on IS NULL THEN 0
        WHEN took IS NULL THEN NULL
        WHEN took <= :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM (
    SELECT
        p.cla_id AS case_id, p.child, a.team, a.worker, p.entered AS day, p.left_day, f.checked_on,
        CASE WHEN :unit = 'calendar days' THEN done.day_number - began.day_number
            ELSE done.working_days - began.working_days
        END AS took,
        CASE WHEN :unit = 'calendar days' THEN loaded.day_number - began.day_number
            ELSE loaded.working_days - began.working_days
        END AS waited,
        CASE WHEN :unit = 'calendar days' THEN gone.day_number - began.day_number
            ELSE gone.working_days - began.working_days
        END AS stayed
    FROM care_periods p
    LEFT JOIN calendar began ON began.day = p.entered
    LEFT JOIN calendar loaded ON loaded.day = :as_at
    LEFT JOIN calendar gone ON gone.day = p.left_day
    LEFT JOIN first_check f ON f.cla_id = p.cla_id
    LEFT JOIN calendar done ON done.day = f.checked_on
    LEFT JOIN allocation a ON a.child = p.child AND a.from_day <= p.entered AND (a.to_day IS NULL OR a.to_day > p.entered)
) timed
WHERE (waited >= :limit OR waited IS NULL) AND (left_day IS NULL OR stayed >= :limit OR stayed IS NULL)
