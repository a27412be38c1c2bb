-- The list says itself whether the period of care is the second within twelve months; a period that ended in between is not in it.
SELECT
    row_id AS case_id, child_id AS child, allocated_team AS team, allocated_worker AS worker, care_started AS day,
    NULL AS value,
    CASE second_period_in_12_months WHEN 'Y' THEN 1 WHEN 'N' THEN 0 END AS numerator,
    1 AS denominator
FROM annex_a_list_8
WHERE care_started IS NOT NULL
