/*
name = "A1 entry to care to placed for adoption"
why = "A small child’s months without a family for good weigh like years."
domain = "adoption"
numerator = "Sum of days from entry to care to moving in with adopters"
denominator = "Children adopted in the three years"
unit = "days"
polarity = "low"
kind = "flow"
period = "three-year rolling to 31 March"
clock = "calendar days"
day_zero = "The first day is day 0."
exclusions = []
source = [
    "Adoption scorecards methodology 2018 contents, https://vdocument.in/adoption-scorecards-year-ending-march-2018-march-or-those-still-going-through-the.html",
    "Wolverhampton analysis 2015, https://docplayer.net/amp/20077661-Analysis-of-adoption-scorecard-information-2011-2014.html",
    "DfE 2014, https://gov.uk/government/news/adoption-scorecards-and-thresholds-published",
]
verification = "verified"
note = "14 months is published; 426 is its day equivalent as commonly used, not seen in the source."
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
