/*
name = "Case supervision in timescale"
why = "Supervision is where somebody else asks how the child really is."
domain = "practice quality"
numerator = "Open children about whom case supervision was held within the local interval"
denominator = "Children in care, on a child protection plan or in need whose first supervision is due or has been held"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "A day is within so many months of another up to the same day of the month, or the month’s last day where it has no such day."
exclusions = ["Children whose first supervision is not due yet", "Series of short breaks (V3, V4)", "Referrals without further action"]
source = [
    "Liverpool, https://liverpoolcs.trixonline.co.uk/chapter/visits-to-children-supported-through-a-child-protection-plan",
]
verification = "verified as local"
note = "Liverpool asks for at least every two months on a child protection plan. Many councils ask for every month, for which no source was found. The intervals in care and in need are local settings."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.cp_months]
value = 2
unit = "months"
meaning = "How far apart on a child protection plan"

[parameters.care_months]
value = 3
unit = "months"
meaning = "How far apart in care"

[parameters.need_months]
value = 3
unit = "months"
meaning = "How far apart for a child in need"
*/
SELECT
    case_id, child, team, worker, day, since AS value,
    CASE WHEN points <= 31 * allowed THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM (
    SELECT
        o.child AS case_id, o.child, MIN(o.team) AS team, MIN(o.worker) AS worker, o.day,
        s.day_number - MAX(held.day_number) AS since,
        s.month_point - MAX(held.month_point) AS points,
        s.month_point - o.opened_point AS open_points,
        CASE o.kind
            WHEN 'child protection' THEN :cp_months
            WHEN 'in care' THEN :care_months
            ELSE :need_months
        END AS allowed
    FROM open_children o
    JOIN snapshots s ON s.day = o.day
    LEFT JOIN local_supervisions v
        ON v.person_id = o.child AND v.supervision_date <= o.day AND v.supervision_date >= o.opened
    LEFT JOIN calendar held ON held.day = v.supervision_date
    GROUP BY o.child, o.day, o.kind, o.opened_point, s.day_number, s.month_point
) latest
WHERE points IS NOT NULL OR open_points IS NULL OR open_points > 31 * allowed
