/*
name = "Children with adopters within 14 months, or waiting for less (scorecard A3)"
why = "It shows for how many children with a plan for adoption a family came in good time, or still can."
domain = "adoption"
numerator = "Children who moved in within 14 months of entering care, or who wait and entered care less than 14 months ago"
denominator = "Children with a decision for adoption who wait, live with adopters or were adopted in the last three years"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot looking back three years"
clock = "calendar months"
day_zero = "The day the child enters care is day 0. Who moved in after 14 months to the day was in time; who has waited for 14 months to the day no longer counts."
exclusions = ["Children whose decision was reversed", "Children adopted three years ago or earlier"]
source = [
    "Adoption scorecards methodology 2018 contents, https://vdocument.in/adoption-scorecards-year-ending-march-2018-march-or-those-still-going-through-the.html",
    "DfE 2014, https://gov.uk/government/news/adoption-scorecards-and-thresholds-published",
]
verification = "partly"
note = "Which children the scorecard counts was not seen in full. Where the day of entering care is missing or out of order nobody can say."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 14
unit = "months"
meaning = "How long from entering care to a family"
*/
SELECT
    p.perm_table_id AS case_id, p.perm_person_id AS child, a.team, a.worker, s.day, NULL AS value,
    CASE
        WHEN began.month_point IS NULL OR began.day > s.day OR placed.day < began.day THEN NULL
        WHEN p.perm_placed_for_adoption_date <= s.day
            THEN CASE WHEN placed.month_point - began.month_point <= 31 * :months THEN 1 ELSE 0 END
        WHEN s.month_point - began.month_point < 31 * :months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN ssd_permanence p ON p.perm_adm_decision_date <= s.day
LEFT JOIN care_periods e ON e.cla_id = p.perm_cla_id
LEFT JOIN calendar began ON began.day = e.entered
LEFT JOIN calendar placed ON placed.day = p.perm_placed_for_adoption_date
LEFT JOIN calendar ordered ON ordered.day = p.perm_permanence_order_date AND p.perm_permanence_order_type = 'Adoption'
LEFT JOIN allocation a ON a.child = p.perm_person_id AND a.from_day <= s.day AND (a.to_day IS NULL OR a.to_day > s.day)
WHERE (p.perm_decision_reversed_date IS NULL OR p.perm_decision_reversed_date > s.day)
    AND (ordered.day IS NULL OR ordered.day > s.day OR s.month_point - ordered.month_point < 31 * 36)
