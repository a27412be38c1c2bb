-- Early help begun in the six months, and all that still runs.
SELECT
    child.*, e.earl_episode_start_date AS assessment_started, e.earl_episode_end_date AS assessment_completed,
    e.earl_episode_organisation AS organisation
FROM ssd_early_help_episodes e
JOIN asked
    ON e.earl_episode_start_date <= asked.as_at
    AND (e.earl_episode_start_date >= asked.six OR e.earl_episode_end_date IS NULL OR e.earl_episode_end_date > asked.as_at)
LEFT JOIN child ON child.child_id = e.earl_person_id
ORDER BY e.earl_episode_start_date, e.earl_episode_id
