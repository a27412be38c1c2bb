/*
name = "Children in care whose review is overdue"
why = "Each of these children is waiting now for a review that should have been held."
domain = "children in care"
numerator = "Children whose next review should have been held by the snapshot and was not"
denominator = "Children in care at the snapshot"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "mixed"
day_zero = "The day a child enters care is day 0 for the first review; each review is day 0 for the next."
exclusions = ["Series of short breaks (V3, V4)", "Cancelled reviews, which count as not held"]
source = [
    "Oxfordshire, https://portal.oxfordshire.gov.uk/content/publicnet/other_sites/oscb/manual/keywords/looked_aft_review.html and https://childhoodfirst.proceduresonline.com/p_lac_rev.html",
    "Hertfordshire review timetable, https://hertschildcare.proceduresonline.com/p_timetable_matrix.html",
    "Rotherham Q1-Q3 2023/24, https://moderngov.rotherham.gov.uk/mgAi.aspx?ID=97431 , 98066 , 98613",
    "Darlington Q2 2022/23, https://democracy.darlington.gov.uk/mgAi.aspx?ID=8693",
]
verification = "derived"
note = "It stands beside LA01. Set the limits as for LA01."
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
    k.cla_id AS case_id, k.child, k.team, k.worker, k.day, NULL AS value, j.broken AS numerator, 1 AS denominator
FROM children_in_care k
JOIN judged j ON j.day = k.day AND j.child = k.child AND j.kind = 2
