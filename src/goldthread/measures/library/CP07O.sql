/*
name = "Child protection plans whose review is overdue"
why = "For each of these children the review that should ask whether she is safe has not been held."
domain = "child protection"
numerator = "Plans whose next review is past its day: 3 months after the start, or 6 months after the last review"
denominator = "Child protection plans open at the snapshot"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "The start of the plan, or the last review, is day 0. The same day of the month is still on time."
exclusions = ["Child protection plans of other authorities"]
source = [
    "tri.x, http://trixresources.proceduresonline.com/nat_key/keywords/rev_chi_prot_conf.html",
    "West Sussex, https://performance.westsussex.gov.uk/stories/s/jijt-pqzq",
    "CIN census COLLECT report specifications 2019-20 (contents page only seen), https://fdocuments.net/document/children-in-need-census-2019-to-2020-collect-report-21-report-description.html",
]
verification = "derived"
note = "It stands beside CP07."
optional = ["ssd_cp_plans.cppl_cp_plan_ola"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.first_months]
value = 3
unit = "months"
meaning = "How soon after the start the first review is due"

[parameters.then_months]
value = 6
unit = "months"
meaning = "How far apart later reviews may be"
*/
SELECT
    p.plan_id AS case_id, p.child, p.team, p.worker, p.day,
    s.day_number - CASE WHEN MAX(c.day_number) IS NULL THEN began.day_number ELSE MAX(c.day_number) END AS value,
    CASE
        WHEN p.started_point IS NULL THEN NULL
        WHEN MAX(c.month_point) IS NULL AND s.month_point - p.started_point > 31 * :first_months THEN 1
        WHEN s.month_point - MAX(c.month_point) > 31 * :then_months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_on_cp_plans p
JOIN snapshots s ON s.day = p.day
LEFT JOIN calendar began ON began.day = p.started
LEFT JOIN ssd_cp_reviews r
    ON r.cppr_cp_plan_id = p.plan_id AND r.cppr_cp_review_date >= p.started AND r.cppr_cp_review_date <= p.day
LEFT JOIN calendar c ON c.day = r.cppr_cp_review_date
GROUP BY p.plan_id, p.child, p.team, p.worker, p.day, p.started_point, began.day_number, s.day_number, s.month_point
