/*
name = "Days from the court’s authority to a match (scorecard A2)"
why = "Once a court has agreed, only the search for a family keeps a child waiting."
domain = "adoption"
numerator = "Days from the placement order to the decision on a match, added up; 0 where the match came first"
denominator = "Children adopted in the period who had a placement order"
unit = "days"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date (the national figure is of three years to 31 March)"
clock = "calendar days"
day_zero = "The day of the placement order is day 0; a match made before it counts as 0 days."
exclusions = ["Children without a placement order", "Children who had not moved in before the adoption order", "Children under other orders than adoption"]
source = [
    "LG Inform Plus metric 912, http://id.esd.org.uk/metricType/912",
    "Wolverhampton analysis 2015, https://docplayer.net/amp/20077661-Analysis-of-adoption-scorecard-information-2011-2014.html",
    "DfE 2014, https://gov.uk/government/news/adoption-scorecards-and-thresholds-published",
]
verification = "verified"
note = "Shown as the mean. The national figure covers three years, as single years swing with few children. Where the day of the match is missing nobody can say."
typical_target = "121 days, for 4 months, for 2013 to 2016; 213, 182 and 152 before (the national scorecards)"
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    case_id, child, team, worker, day, took AS value,
    took AS numerator,
    1 AS denominator
FROM (
    SELECT
        p.perm_table_id AS case_id, p.perm_person_id AS child, a.team, a.worker,
        p.perm_permanence_order_date AS day,
        CASE WHEN matched.day_number < ordered.day_number THEN 0 ELSE matched.day_number - ordered.day_number END AS took
    FROM ssd_permanence p
    LEFT JOIN calendar matched ON matched.day = p.perm_matched_date
    LEFT JOIN calendar ordered ON ordered.day = p.perm_placement_order_date
    LEFT JOIN allocation a
        ON a.child = p.perm_person_id
        AND a.from_day <= p.perm_permanence_order_date
        AND (a.to_day IS NULL OR a.to_day > p.perm_permanence_order_date)
    WHERE p.perm_permanence_order_type = 'Adoption' AND p.perm_permanence_order_date IS NOT NULL
        AND p.perm_placement_order_date IS NOT NULL
        AND p.perm_placed_for_adoption_date < p.perm_permanence_order_date
) timed
