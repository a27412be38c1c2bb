/*
name = "Days from entering care to moving in with adopters (scorecard A1)"
why = "To a small child months without a lasting family are like years."
domain = "adoption"
numerator = "Days from entering care to moving in with adopters, added up"
denominator = "Children adopted in the period"
unit = "days"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date (the national figure is of three years to 31 March)"
clock = "calendar days"
day_zero = "The day the child enters care is day 0."
exclusions = ["Children under other orders than adoption"]
source = [
    "Adoption scorecards methodology 2018 contents, https://vdocument.in/adoption-scorecards-year-ending-march-2018-march-or-those-still-going-through-the.html",
    "Wolverhampton analysis 2015, https://docplayer.net/amp/20077661-Analysis-of-adoption-scorecard-information-2011-2014.html",
    "DfE 2014, https://gov.uk/government/news/adoption-scorecards-and-thresholds-published",
]
verification = "verified"
note = "Shown as the mean. The national figure covers three years, as single years swing with few children. The published limit is 14 months; 426 days are commonly used for it, but were not seen in the source. Where a day is missing or out of order, or the period of care was a series of short breaks, nobody can say."
typical_target = "426 days, for 14 months, for 2013 to 2016; 487 for 2012 to 2015 (the national scorecards)"
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    case_id, child, team, worker, day, took AS value,
    CASE WHEN took IS NULL OR took < 0 THEN NULL ELSE took END AS numerator,
    1 AS denominator
FROM (
    SELECT
        p.perm_table_id AS case_id, p.perm_person_id AS child, a.team, a.worker,
        p.perm_permanence_order_date AS day,
        placed.day_number - began.day_number AS took
    FROM ssd_permanence p
    LEFT JOIN care_periods e ON e.cla_id = p.perm_cla_id
    LEFT JOIN calendar began ON began.day = e.entered
    LEFT JOIN calendar placed ON placed.day = p.perm_placed_for_adoption_date
    LEFT JOIN allocation a
        ON a.child = p.perm_person_id
        AND a.from_day <= p.perm_permanence_order_date
        AND (a.to_day IS NULL OR a.to_day > p.perm_permanence_order_date)
    WHERE p.perm_permanence_order_type = 'Adoption' AND p.perm_permanence_order_date IS NOT NULL
) timed
