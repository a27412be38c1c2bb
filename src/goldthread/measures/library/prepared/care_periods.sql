-- Each period of care: when the child entered, and when and why she left, if she did. X1 means that the next episode follows.
-- A period that began under V3 or V4 is a series of short breaks and no period of care.
-- optional: ssd_legal_status: series of short breaks cannot be told from care, and are counted
SELECT cla_id, child, entered, left_day, left_reason
FROM (
    SELECT
        e.cla_id, e.child, e.entered,
        CASE WHEN e.reason IS NULL OR e.reason <> 'X1' THEN e.ceased END AS left_day,
        CASE WHEN e.ceased IS NOT NULL AND e.reason <> 'X1' THEN e.reason END AS left_reason,
        l.lega_legal_status AS began_under,
        ROW_NUMBER() OVER (
            PARTITION BY e.cla_id
            ORDER BY l.lega_legal_status_start_date DESC NULLS LAST, l.lega_legal_status_id DESC NULLS LAST
        ) AS latest_status
    FROM (
        SELECT
            clae_cla_id AS cla_id,
            clae_person_id AS child,
            clae_cla_episode_ceased_date AS ceased,
            clae_cla_episode_ceased_reason AS reason,
            MIN(clae_entered_care_date) OVER (PARTITION BY clae_cla_id) AS entered,
            ROW_NUMBER() OVER (
                PARTITION BY clae_cla_id
                ORDER BY clae_cla_episode_start_date DESC NULLS LAST, clae_cla_episode_id DESC
            ) AS from_the_last
        FROM ssd_cla_episodes
        WHERE clae_cla_id IS NOT NULL
    ) e
    LEFT JOIN ssd_legal_status l
        ON l.lega_person_id = e.child
        AND l.lega_legal_status_start_date <= e.entered
        AND (l.lega_legal_status_end_date IS NULL OR l.lega_legal_status_end_date > e.entered)
    WHERE e.from_the_last = 1 AND e.entered IS NOT NULL
) periods
WHERE latest_status = 1 AND (began_under IS NULL OR began_under NOT IN ('V3', 'V4'))
