-- List 10 has the first day of care of each child beside the day on which she was placed.
SELECT
    p.row_id AS case_id, p.child_id AS child, a.team, a.worker, p.adoption_order AS day,
    placed.day_number - began.day_number AS value,
    CASE WHEN placed.day_number >= began.day_number THEN placed.day_number - began.day_number END AS numerator,
    1 AS denominator
FROM annex_a_list_10 p
LEFT JOIN calendar began ON began.day = p.care_started
LEFT JOIN calendar placed ON placed.day = p.placed
LEFT JOIN allocation a
    ON a.child = p.child_id AND a.from_day <= p.adoption_order AND (a.to_day IS NULL OR a.to_day > p.adoption_order)
WHERE p.adoption_order IS NOT NULL
