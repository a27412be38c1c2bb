/*
name = "Decisions for adoption that were reversed"
why = "A plan for adoption gave a child the hope of a new family; when it is given up, the reasons matter as much as the number."
domain = "adoption"
numerator = "Decisions for adoption that were reversed in the period"
denominator = "None: a count"
unit = "count"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs."
exclusions = []
source = [
    "Adoption scorecards methodology 2018 contents, https://vdocument.in/adoption-scorecards-year-ending-march-2018-march-or-those-still-going-through-the.html",
]
verification = "verified"
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    p.perm_table_id AS case_id, p.perm_person_id AS child, a.team, a.worker, p.perm_decision_reversed_date AS day,
    NULL AS value, 1 AS numerator, 0 AS denominator
FROM ssd_permanence p
LEFT JOIN allocation a
    ON a.child = p.perm_person_id
    AND a.from_day <= p.perm_decision_reversed_date
    AND (a.to_day IS NULL OR a.to_day > p.perm_decision_reversed_date)
WHERE p.perm_decision_reversed_date IS NOT NULL
