/*
name = "Children who left care by a special guardianship or child arrangements order"
why = "A special guardian or a child arrangements order gives a child a family outside care, for good."
domain = "permanence"
numerator = "Children who left care by a special guardianship order (E45 to E48) or a child arrangements order (E41)"
denominator = "Children who left care in the period"
unit = "percent"
polarity = "context"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. A child who left for no recorded reason cannot be judged."
exclusions = ["A leaving that is followed by another of the same child in the same financial year", "Series of short breaks (V3, V4)"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "Only the last time a child left care in the year counts."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.reasons]
value = ["E41", "E45", "E46", "E47", "E48"]
meaning = "Reasons that are a special guardianship or child arrangements order"
*/
SELECT
    l.cla_id AS case_id, l.child, a.team, a.worker, l.left_day AS day, NULL AS value,
    CASE WHEN l.left_reason IS NULL THEN NULL WHEN l.left_reason IN (:reasons) THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM (
    SELECT p.cla_id, p.child, p.left_day, p.left_reason,
        ROW_NUMBER() OVER (
            -- Where the record names no child, nobody can say that it was the same one: each leaving counts.
            PARTITION BY p.child, CASE WHEN p.child IS NULL THEN p.cla_id END, c.financial_year
            ORDER BY p.left_day DESC, p.cla_id DESC
        ) AS last_of_year
    FROM care_periods p
    LEFT JOIN calendar c ON c.day = p.left_day
    WHERE p.left_day IS NOT NULL
) l
LEFT JOIN allocation a ON a.child = l.child AND a.from_day <= l.left_day AND (a.to_day IS NULL OR a.to_day > l.left_day)
WHERE l.last_of_year = 1
