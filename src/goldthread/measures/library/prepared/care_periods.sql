-- Each period of care: when the child entered, and when and why she left, if she did. X1 means that the next episode follows.
SELECT
    cla_id, child, entered,
    CASE WHEN reason IS NULL OR reason <> 'X1' THEN ceased END AS left_day,
    CASE WHEN ceased IS NOT NULL AND reason <> 'X1' THEN reason END AS left_reason
FROM (
    SELECT
        clae_cla_id AS cla_id,
        clae_person_id AS child,
        clae_cla_episode_ceased_date AS ceased,
        clae_cla_episode_ceased_reason AS reason,
        MIN(clae_entered_care_date) OVER (PARTITION BY clae_cla_id) AS entered,
        ROW_NUMBER() OVER (
            PARTITION BY clae_cla_id ORDER BY clae_cla_episode_start_date DESC, clae_cla_episode_id DESC
        ) AS from_the_last
    FROM ssd_cla_episodes
    WHERE clae_cla_id IS NOT NULL
) episodes
WHERE from_the_last = 1 AND entered IS NOT NULL
