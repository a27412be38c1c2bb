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
day_zero = "The day a child enters care is day 0."
exclusions = ["Children who left care within the 20 working days", "Children for whom the 20 working days have not yet passed", "Series of short breaks (V3, V4)"]
source = [
    "https://healthforunder5s.co.uk/leicestershire/services/specialist-support/looked-after-children-keeping-healthy; http://trixresources.proceduresonline.com/nat_key/keywords/health_care_assessment.html",
]
verification = "partly"
note = "The standard dataset does not tell first assessments from later ones, so the earliest that was completed after a child entered care counts. Some councils also accept one from the three months before."
overdue = "HE01O"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 20
unit = "working days"
meaning = "How soon after entering care"
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
    p.cla_id AS case_id, p.child, a.team, a.worker, p.entered AS day,
    done.working_days - began.working_days AS value,
    CASE
        WHEN now.working_days - began.working_days IS NULL THEN NULL
        WHEN f.checked_on IS NULL THEN 0
        WHEN done.working_days - began.working_days IS NULL THEN NULL
        WHEN done.working_days - began.working_days <= :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM care_periods p
LEFT JOIN calendar began ON began.day = p.entered
LEFT JOIN calendar now ON now.day = :as_at
LEFT JOIN calendar gone ON gone.day = p.left_day
LEFT JOIN first_check f ON f.cla_id = p.cla_id
LEFT JOIN calendar done ON done.day = f.checked_on
LEFT JOIN allocation a ON a.child = p.child AND a.from_day <= p.entered AND (a.to_day IS NULL OR a.to_day > p.entered)
WHERE (now.working_days - began.working_days >= :limit OR now.working_days - began.working_days IS NULL)
    AND (p.left_day IS NULL OR gone.working_days - began.working_days >= :limit OR gone.working_days - began.working_days IS NULL)
