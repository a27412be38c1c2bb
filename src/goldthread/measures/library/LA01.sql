/*
name = "Children in care whose reviews were all in time"
why = "A review is where a child in care and the people around her ask whether the plan still serves her; a late one may leave a wrong plan running."
domain = "children in care"
numerator = "Children whose reviews in the last 12 months were all in time: the first within 20 working days of entering care, the second within 3 months of the first, each later one within 6 months of the one before"
denominator = "Children in care at the snapshot who have been there for at least 20 working days"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot looking back 12 months"
clock = "mixed"
day_zero = "The day a child enters care is day 0; each review is day 0 for the next. A review that was due by the snapshot and was not held is late."
exclusions = ["Series of short breaks (V3, V4)", "Children in care for less than 20 working days", "Cancelled reviews, which count as not held"]
source = [
    "Oxfordshire, https://portal.oxfordshire.gov.uk/content/publicnet/other_sites/oscb/manual/keywords/looked_aft_review.html and https://childhoodfirst.proceduresonline.com/p_lac_rev.html",
    "Hertfordshire review timetable, https://hertschildcare.proceduresonline.com/p_timetable_matrix.html",
    "Rotherham Q1-Q3 2023/24, https://moderngov.rotherham.gov.uk/mgAi.aspx?ID=97431 , 98066 , 98613",
    "Darlington Q2 2022/23, https://democracy.darlington.gov.uk/mgAi.aspx?ID=8693",
]
verification = "verified (intervals), cohort unverified"
note = "Was national indicator 66. Councils write 20 days, 20 working days, four weeks or 28 days for the first review; the regulation itself was not retrieved, so both the limit and its unit are settings (for 28 days: first_limit 28, first_unit calendar days)."
typical_target = "95 to 100 percent (Rotherham reported 91.8, Darlington 98.9)"
overdue = "LA01O"
optional = ["ssd_cla_reviews.clar_cla_review_cancelled"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.first_limit]
value = 20
unit = "days"
meaning = "How soon after a child enters care the first review is due; “first_unit” says which days"

[parameters.second_months]
value = 3
unit = "months"
meaning = "How soon after the first review the second is due"

[parameters.then_months]
value = 6
unit = "months"
meaning = "How far apart later reviews may be"

[parameters.first_unit]
value = "working days"
choices = ["working days", "calendar days"]
meaning = "Which days are counted for the first review"
*/
WITH events AS (
    SELECT day, child, cla_id, 0 AS kind, entered AS happened FROM children_in_care
    UNION ALL
    SELECT DISTINCT k.day, k.child, k.cla_id, 1 AS kind, r.clar_cla_review_date AS happened
    FROM children_in_care k
    JOIN ssd_cla_reviews r
        ON r.clar_cla_id = k.cla_id AND r.clar_cla_review_date >= k.entered AND r.clar_cla_review_date <= k.day
    WHERE r.clar_cla_review_cancelled IS NULL OR r.clar_cla_review_cancelled <> 'Y'
    UNION ALL
    SELECT day, child, cla_id, 2 AS kind, day AS happened FROM children_in_care
), gaps AS (
    SELECT
        e.day, e.child, e.kind, c.month_point AS ended_point,
        ROW_NUMBER() OVER (PARTITION BY e.day, e.child ORDER BY e.kind, e.happened) - 1 AS gap,
        CASE WHEN :first_unit = 'calendar days'
            THEN c.day_number - LAG(c.day_number) OVER (PARTITION BY e.day, e.child ORDER BY e.kind, e.happened)
            ELSE c.working_days - LAG(c.working_days) OVER (PARTITION BY e.day, e.child ORDER BY e.kind, e.happened)
        END AS took,
        c.month_point - LAG(c.month_point) OVER (PARTITION BY e.day, e.child ORDER BY e.kind, e.happened) AS points
    FROM events e
    LEFT JOIN calendar c ON c.day = e.happened
), judged AS (
    SELECT
        day, child, kind, ended_point, gap,
        CASE
            WHEN gap = 0 THEN 0
            WHEN gap = 1 AND took IS NULL THEN NULL
            WHEN gap = 1 THEN CASE WHEN took > :first_limit THEN 1 ELSE 0 END
            WHEN gap = 2 THEN CASE WHEN points > 31 * :second_months THEN 1 ELSE 0 END
            ELSE CASE WHEN points > 31 * :then_months THEN 1 ELSE 0 END
        END AS broken
    FROM gaps
)
SELECT
    k.cla_id AS case_id, k.child, MIN(k.team) AS team, MIN(k.worker) AS worker, k.day, NULL AS value,
    CASE
        WHEN k.stayed IS NULL THEN NULL
        WHEN SUM(CASE WHEN s.month_point - j.ended_point < 372 THEN j.broken ELSE 0 END) > 0 THEN 0
        ELSE 1
    END AS numerator,
    1 AS denominator
FROM (
    SELECT
        k.cla_id, k.child, k.team, k.worker, k.day,
        CASE WHEN :first_unit = 'calendar days' THEN s.day_number - began.day_number
            ELSE s.working_days - began.working_days
        END AS stayed
    FROM children_in_care k
    JOIN snapshots s ON s.day = k.day
    LEFT JOIN calendar began ON began.day = k.entered
) k
JOIN snapshots s ON s.day = k.day
JOIN judged j ON j.day = k.day AND j.child = k.child
WHERE k.stayed >= :first_limit OR k.stayed IS NULL
GROUP BY k.cla_id, k.child, k.day, k.stayed
