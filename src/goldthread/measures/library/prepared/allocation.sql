-- Who is allocated to each child, from a day to a day that no longer counts; one at a time, the later one takes over.
SELECT
    child, worker, team, from_day,
    CASE WHEN next_from IS NOT NULL AND (ended IS NULL OR next_from < ended) THEN next_from ELSE ended END AS to_day
FROM (
    SELECT
        invo_person_id AS child,
        invo_professional_id AS worker,
        invo_professional_team AS team,
        invo_involvement_start_date AS from_day,
        invo_involvement_end_date AS ended,
        LEAD(invo_involvement_start_date) OVER (
            PARTITION BY invo_person_id ORDER BY invo_involvement_start_date, invo_involvements_id
        ) AS next_from
    FROM ssd_involvements
    WHERE invo_involvement_start_date IS NOT NULL
        AND (invo_professional_role_id = 'ALLOCATED' OR invo_professional_role_id IS NULL)
) ordered
