/*
name = "Child protection plans whose reviews were all on time"
why = "A review is where everybody asks whether the plan keeps the child safe; a late one may leave a plan running that does not."
domain = "child protection"
numerator = "Plans whose every review in the 12 months before the snapshot was on time: the first within 3 months of the start, then at most 6 months apart"
denominator = "Child protection plans open at the snapshot for at least 3 months"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot looking back 12 months"
clock = "calendar months"
day_zero = "The start of the plan, which is the day of the conference, is day 0, and each review is day 0 for the next. The same day of the month is still on time. A review that is due by the snapshot and was not held breaks the rule."
exclusions = ["Child protection plans of other authorities", "Plans open for less than 3 months at the snapshot"]
source = [
    "tri.x, http://trixresources.proceduresonline.com/nat_key/keywords/rev_chi_prot_conf.html",
    "West Sussex, https://performance.westsussex.gov.uk/stories/s/jijt-pqzq",
    "CIN census COLLECT report specifications 2019-20 (contents page only seen), https://fdocuments.net/document/children-in-need-census-2019-to-2020-collect-report-21-report-description.html",
]
verification = "partly"
note = "Was NI 67. The intervals are sourced; the group of children (3 months on a plan) is from memory, as its text was not seen. Some councils report the share of reviews on time instead, which is another figure. The lists of Annex A hold the latest review only, so that only the last interval can be tested from them."
typical_target = "99 percent (West Sussex)"
overdue = "CP07O"
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
WITH events AS (
    SELECT p.cppl_cp_plan_id AS plan_id, 0 AS is_review, p.cppl_cp_plan_start_date AS happened
    FROM ssd_cp_plans p
    WHERE p.cppl_cp_plan_start_date IS NOT NULL AND (p.cppl_cp_plan_ola IS NULL OR p.cppl_cp_plan_ola <> 'Y')
    UNION ALL
    SELECT DISTINCT p.cppl_cp_plan_id AS plan_id, 1 AS is_review, r.cppr_cp_review_date AS happened
    FROM ssd_cp_plans p
    JOIN ssd_cp_reviews r
        ON r.cppr_cp_plan_id = p.cppl_cp_plan_id AND r.cppr_cp_review_date >= p.cppl_cp_plan_start_date
    WHERE (p.cppl_cp_plan_ola IS NULL OR p.cppl_cp_plan_ola <> 'Y')
), gaps AS (
    SELECT
        e.plan_id, e.happened AS from_day, c.month_point AS from_point,
        31 * CASE WHEN e.is_review = 0 THEN :first_months ELSE :then_months END AS allowed,
        LEAD(e.happened) OVER (PARTITION BY e.plan_id ORDER BY e.is_review, e.happened) AS to_day,
        LEAD(c.month_point) OVER (PARTITION BY e.plan_id ORDER BY e.is_review, e.happened) AS to_point
    FROM events e
    LEFT JOIN calendar c ON c.day = e.happened
)
SELECT
    k.plan_id AS case_id, k.child, k.team, k.worker, k.day,
    NULL AS value,
    CASE
        WHEN k.started_point IS NULL THEN NULL
        WHEN SUM(CASE
            WHEN g.to_day <= k.day THEN
                CASE WHEN s.month_point - g.to_point < 372 AND g.to_point - g.from_point > g.allowed THEN 1 ELSE 0 END
            ELSE CASE WHEN s.month_point - g.from_point > g.allowed THEN 1 ELSE 0 END
        END) > 0 THEN 0
        ELSE 1
    END AS numerator,
    1 AS denominator
FROM children_on_cp_plans k
JOIN snapshots s ON s.day = k.day
JOIN gaps g ON g.plan_id = k.plan_id AND g.from_day <= k.day
WHERE s.month_point - k.started_point >= 31 * :first_months OR k.started_point IS NULL
GROUP BY k.plan_id, k.child, k.team, k.worker, k.day, k.started_point
