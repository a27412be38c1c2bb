/*
name = "Second or later child protection plans"
why = "A child who needs a plan again may not have been kept safe by what followed the first one."
domain = "child protection"
numerator = "Plans of a child who had an earlier plan in this authority"
denominator = "Child protection plans starting in the period"
unit = "percent"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "calendar months"
day_zero = "A plan that starts on the same day is not an earlier one. With a window of two years, an earlier plan counts if it ended on the same day two years before, later, or is still open. A plan that names no child cannot be judged."
exclusions = ["Child protection plans of other authorities"]
source = [
    "LG Inform Plus metric 100, http://id.esd.org.uk/metricType/100",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "Was NI 65, which sets no time limit on the earlier plan. Many councils count only earlier plans that ended within two years: choose with the parameter “window”."
typical_target = "10 to 15 percent (the historic good band); others compare with England"
optional = ["ssd_cp_plans.cppl_cp_plan_ola"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.window]
value = "ever"
choices = ["ever", "two_years"]
meaning = "Whether any earlier plan counts, or only one that ended within the years of the parameter “years” before"

[parameters.years]
value = 2
unit = "years"
meaning = "How long before, where the window is two_years"
*/
SELECT
    e.case_id, e.child, a.team, a.worker, e.day,
    NULL AS value,
    CASE
        WHEN e.child IS NULL THEN NULL
        WHEN e.earlier_ended_point IS NULL THEN 0
        WHEN :window = 'ever' OR e.point - e.earlier_ended_point <= 372 * :years THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM (
    SELECT
        p.cppl_cp_plan_id AS case_id,
        p.cppl_person_id AS child,
        p.cppl_cp_plan_start_date AS day,
        c.month_point AS point,
        -- A plan that has not ended by the start of the next one counts as ended that day.
        MAX(CASE WHEN p.cppl_cp_plan_end_date IS NULL THEN 999999 ELSE ended.month_point END) OVER (
            PARTITION BY p.cppl_person_id ORDER BY c.month_point RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS earlier_ended_point
    FROM ssd_cp_plans p
    LEFT JOIN calendar c ON c.day = p.cppl_cp_plan_start_date
    LEFT JOIN calendar ended ON ended.day = p.cppl_cp_plan_end_date
    WHERE p.cppl_cp_plan_start_date IS NOT NULL AND (p.cppl_cp_plan_ola IS NULL OR p.cppl_cp_plan_ola <> 'Y')
) e
LEFT JOIN allocation a
    ON a.child = e.child AND a.from_day <= e.day AND (a.to_day IS NULL OR a.to_day > e.day)
