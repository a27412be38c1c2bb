-- What several lists ask: the six and twelve months before the day, months on a calendar as one number, who a child is, who
-- is allocated to her, and her periods of care.
CREATE OR REPLACE TEMP TABLE asked AS
SELECT getvariable('as_at') AS as_at, getvariable('as_at') - INTERVAL 6 MONTH AS six, getvariable('as_at') - INTERVAL 12 MONTH AS twelve;

CREATE OR REPLACE TEMP MACRO month_point(a_day) AS (year(a_day) * 12 + month(a_day) - 1) * 31 + day(a_day) - 1;

CREATE OR REPLACE TEMP TABLE child AS
SELECT
    p.pers_person_id AS child_id,
    coalesce(p.pers_gender, CASE p.pers_sex WHEN 'M' THEN '01' WHEN 'F' THEN '02' ELSE '00' END) AS gender,
    p.pers_ethnicity AS ethnicity,
    p.pers_dob AS date_of_birth,
    (month_point(asked.as_at) - month_point(p.pers_dob)) // 372 AS age,
    CASE WHEN d.disabled THEN 'Y' WHEN d.disabled IS NULL THEN 'c) Unknown' ELSE 'N' END AS disability
FROM ssd_person p, asked
LEFT JOIN (
    SELECT disa_person_id, bool_or(disa_disability_code <> 'NONE') AS disabled FROM ssd_disability GROUP BY disa_person_id
) d ON d.disa_person_id = p.pers_person_id
WHERE p.pers_person_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY p.pers_person_id ORDER BY p.source_row) = 1;

CREATE OR REPLACE TEMP TABLE worker AS
SELECT prof_professional_id AS id, coalesce(any_value(prof_professional_name), prof_professional_id) AS name
FROM ssd_professionals GROUP BY prof_professional_id;

CREATE OR REPLACE TEMP TABLE team AS
SELECT dept_team_id AS id, coalesce(any_value(dept_team_name), dept_team_id) AS name
FROM ssd_department GROUP BY dept_team_id;

-- One worker at a time holds a child's case: the next one takes over.
CREATE OR REPLACE TEMP TABLE allocated AS
SELECT held.child_id, coalesce(t.name, held.team) AS allocated_team, coalesce(w.name, held.worker) AS allocated_worker
FROM (
    SELECT
        invo_person_id AS child_id, invo_professional_team AS team, invo_professional_id AS worker,
        invo_involvement_start_date AS start,
        least(
            coalesce(invo_involvement_end_date, DATE '9999-12-31'),
            coalesce(
                lead(invo_involvement_start_date)
                    OVER (PARTITION BY invo_person_id ORDER BY invo_involvement_start_date, invo_involvements_id),
                DATE '9999-12-31'
            )
        ) AS until
    FROM ssd_involvements
    WHERE (invo_professional_role_id = 'ALLOCATED' OR invo_professional_role_id IS NULL)
        AND invo_involvement_start_date IS NOT NULL
) held
CROSS JOIN asked
LEFT JOIN team t ON t.id = held.team
LEFT JOIN worker w ON w.id = held.worker
WHERE held.start <= asked.as_at AND held.until > asked.as_at;

-- A period of care ends with its last episode, unless that says that another follows on the same day (X1). One that began as
-- a series of short breaks (V3, V4) is none.
CREATE OR REPLACE TEMP TABLE care AS
SELECT
    clae_cla_id AS cla_id, clae_person_id AS child_id, entered AS care_started,
    clae_cla_primary_need_code AS category_of_need, clae_cla_last_iro_contact_date AS last_iro_contact,
    CASE WHEN clae_cla_episode_ceased_reason = 'X1' THEN NULL ELSE clae_cla_episode_ceased_date END AS care_ended,
    CASE WHEN clae_cla_episode_ceased_reason = 'X1' OR clae_cla_episode_ceased_date IS NULL THEN NULL
        ELSE clae_cla_episode_ceased_reason END AS care_ended_reason
FROM (SELECT *, min(clae_entered_care_date) OVER (PARTITION BY clae_cla_id) AS entered FROM ssd_cla_episodes)
WHERE clae_cla_id IS NOT NULL AND entered IS NOT NULL
    AND coalesce(
        (
            SELECT first(lega_legal_status ORDER BY lega_legal_status_start_date DESC, lega_legal_status_id DESC)
            FROM ssd_legal_status
            WHERE lega_person_id = clae_person_id AND lega_legal_status_start_date <= entered
                AND (lega_legal_status_end_date IS NULL OR lega_legal_status_end_date > entered)
        ),
        ''
    ) NOT IN ('V3', 'V4')
QUALIFY row_number()
    OVER (PARTITION BY clae_cla_id ORDER BY clae_cla_episode_start_date DESC NULLS LAST, clae_cla_episode_id DESC) = 1;

-- The list has one row a child: the period in which she is, or else the one that she left last.
CREATE OR REPLACE TEMP TABLE care_listed AS
SELECT
    care.*, care.care_ended IS NULL OR care.care_ended > asked.as_at AS is_in_care,
    least(coalesce(care.care_ended, asked.as_at), asked.as_at) AS last_day
FROM care, asked
WHERE care.care_started <= asked.as_at AND (care.care_ended IS NULL OR care.care_ended >= asked.six)
QUALIFY row_number() OVER (PARTITION BY care.child_id ORDER BY is_in_care DESC, care.care_started DESC, care.cla_id DESC) = 1;
