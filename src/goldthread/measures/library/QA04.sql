/*
name = "Chronology updated in last 3 months"
why = "The chronology is where the pattern in a child’s life can be seen."
domain = "practice quality"
numerator = "Open children with a chronology updated within 3 months"
denominator = "Open children at snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "Within a number of months of a day means up to the same day of the month; who is born on 29 February is older on 1 March."
exclusions = []
source = [
    "Local practice standard; no published source was found",
]
verification = "unverified"
note = "Local standard; no public source found."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 3
unit = "months"
meaning = "How old the last entry may be"
*/
SELECT
    o.child AS case_id, o.child, MIN(o.team) AS team, MIN(o.worker) AS worker, o.day,
    s.day_number - MAX(c.day_number) AS value,
    CASE WHEN s.month_point - MAX(c.month_point) <= 31 * :months THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM open_children o
JOIN snapshots s ON s.day = o.day
LEFT JOIN local_chronologies h ON h.person_id = o.child AND h.updated_date <= o.day
LEFT JOIN calendar c ON c.day = h.updated_date
GROUP BY o.child, o.day, s.day_number, s.month_point
