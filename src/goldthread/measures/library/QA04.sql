/*
name = "Chronology updated in the last 3 months"
why = "In the chronology the pattern of a child’s life can be seen, if it is kept up."
domain = "practice quality"
numerator = "Children whose chronology was updated in the last 3 months"
denominator = "Children in care, on a child protection plan or in need at the snapshot, each counted once"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "A day is within so many months of another up to the same day of the month, or the month’s last day where it has no such day."
exclusions = ["Series of short breaks (V3, V4)", "Referrals without further action"]
source = [
    "Local practice standard; no published source was found",
]
verification = "unverified"
note = "A local standard: no public source was found. Without a chronology a child counts as not up to date."
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
