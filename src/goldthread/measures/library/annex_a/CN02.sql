-- The list has the first day of the episode, not of the plan, and the last day on which anybody saw the child.
SELECT
    case_id, child, team, worker, day, since AS value,
    CASE WHEN lasted IS NULL THEN NULL WHEN since <= :limit THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM (
    SELECT
        l.row_id AS case_id, l.child_id AS child, l.allocated_team AS team, l.allocated_worker AS worker, s.day,
        s.working_days - began.working_days AS lasted,
        s.working_days - seen.working_days AS since,
        ROW_NUMBER() OVER (PARTITION BY l.child_id ORDER BY l.started, l.row_id) AS earliest
    FROM annex_a_list_6 l
    JOIN snapshots s ON s.is_latest = 1 AND l.started <= s.day
    LEFT JOIN calendar began ON began.day = l.started
    LEFT JOIN calendar seen ON seen.day = l.last_seen AND l.last_seen <= s.day
    WHERE l.case_status = 'child in need plan'
) planned
WHERE earliest = 1 AND (lasted > :limit OR lasted IS NULL)
