/*
name = "Children whose assessment is no older than 12 months"
why = "A child changes in a year; help that rests on an old assessment may be help for the child she was."
domain = "assessment"
numerator = "Children whose latest authorised assessment was at most 12 months before the snapshot"
denominator = "Children in care, on a child protection plan or in need at the snapshot, each counted once"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "The same day of the month 12 months later is still within 12 months. A child without any authorised assessment counts as not assessed."
exclusions = ["Series of short breaks (V3, V4)", "Referrals without further action", "Child protection plans of other authorities"]
source = [
    "Local practice standard; no published source was found",
]
verification = "unverified"
note = "A local practice standard; no public source was found in the time. The lists of Annex A hold six months of assessments only."
optional = ["ssd_cin_episodes.cine_referral_nfa", "ssd_cp_plans.cppl_cp_plan_ola", "ssd_legal_status.lega_legal_status"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 12
unit = "months"
meaning = "How old the latest assessment may be"
*/
SELECT
    o.child AS case_id, o.child, o.team, o.worker, o.day,
    s.day_number - MAX(c.day_number) AS value,
    CASE WHEN s.month_point - MAX(c.month_point) <= 31 * :months THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM open_children o
JOIN snapshots s ON s.day = o.day
LEFT JOIN ssd_cin_assessments e ON e.cina_person_id = o.child AND e.cina_assessment_auth_date <= o.day
LEFT JOIN calendar c ON c.day = e.cina_assessment_auth_date
GROUP BY o.child, o.team, o.worker, o.day, s.day_number, s.month_point
