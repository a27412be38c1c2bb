/*
name = "Child protection plans that ended after two years or more"
why = "Two years at risk is a long part of a childhood; a plan that lasts so long may not have made the child safe."
domain = "child protection"
numerator = "Plans that had lasted two years or more when they ended"
denominator = "Child protection plans ended in the period"
unit = "percent"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "calendar months"
day_zero = "Two years are over on the same day of the month two years later. A plan without a start, or ended before it started, cannot be judged."
exclusions = ["Child protection plans of other authorities"]
source = [
    "Darlington Q4 2019/20, https://democracy.darlington.gov.uk/mgAi.aspx?ID=4553",
    "Darlington Q2 2022/23, https://democracy.darlington.gov.uk/mgAi.aspx?ID=8693",
]
verification = "partly"
note = "Was NI 64."
typical_target = "5 percent or less (Darlington)"
optional = ["ssd_cp_plans.cppl_cp_plan_ola"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.years]
value = 2
unit = "years"
meaning = "From how long on a plan counts"
*/
SELECT
    p.cppl_cp_plan_id AS case_id,
    p.cppl_person_id AS child,
    a.team, a.worker,
    p.cppl_cp_plan_end_date AS day,
    ended.day_number - began.day_number AS value,
    CASE
        WHEN p.cppl_cp_plan_start_date IS NULL OR p.cppl_cp_plan_end_date < p.cppl_cp_plan_start_date THEN NULL
        WHEN began.month_point IS NULL THEN NULL
        WHEN ended.month_point - began.month_point >= 372 * :years THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM ssd_cp_plans p
LEFT JOIN calendar began ON began.day = p.cppl_cp_plan_start_date
LEFT JOIN calendar ended ON ended.day = p.cppl_cp_plan_end_date
LEFT JOIN allocation a
    ON a.child = p.cppl_person_id AND a.from_day <= p.cppl_cp_plan_end_date
    AND (a.to_day IS NULL OR a.to_day > p.cppl_cp_plan_end_date)
WHERE p.cppl_cp_plan_end_date IS NOT NULL AND (p.cppl_cp_plan_ola IS NULL OR p.cppl_cp_plan_ola <> 'Y')
