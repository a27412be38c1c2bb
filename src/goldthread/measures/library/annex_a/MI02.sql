-- Of each child only the last time that she was missing, without its date: it is counted on the workbook's day.
SELECT
    row_id AS case_id, child_id AS child, allocated_team AS team, allocated_worker AS worker, s.day, NULL AS value,
    CASE return_interview_offered WHEN 'Y' THEN 1 WHEN 'N' THEN 0 END AS numerator,
    1 AS denominator
FROM annex_a_list_8
JOIN snapshots s ON s.is_latest = 1
WHERE missing_in_12_months > 0
