-- Children who wait, and those adopted in the twelve months of the list; the measure itself looks back thirty-six.
SELECT
    p.row_id AS case_id, p.child_id AS child, a.team, a.worker, s.day, NULL AS value,
    CASE
        WHEN began.month_point IS NULL OR began.day > s.day OR placed.day < began.day THEN NULL
        WHEN p.placed <= s.day THEN CASE WHEN placed.month_point - began.month_point <= 31 * :months THEN 1 ELSE 0 END
        WHEN s.month_point - began.month_point < 31 * :months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN annex_a_list_10 p ON s.is_latest = 1 AND p.decision_to_place <= s.day
LEFT JOIN calendar began ON began.day = p.care_started
LEFT JOIN calendar placed ON placed.day = p.placed
LEFT JOIN allocation a ON a.child = p.child_id AND a.from_day <= s.day AND (a.to_day IS NULL OR a.to_day > s.day)
WHERE p.decision_reversed IS NULL OR p.decision_reversed > s.day
