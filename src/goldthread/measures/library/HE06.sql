/*
name = "Average score of the strengths and difficulties questionnaire (SDQ)"
why = "A high average says that many children in care are struggling with how they feel."
domain = "health"
numerator = "The latest scores of these children, added up"
denominator = "Children aged 4 to 16 who have been in care for 12 months or more and have a score from the last 12 months"
unit = "score"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "Of several scores in the 12 months to the snapshot the latest counts. A child born on 29 February is a year older on 1 March."
exclusions = ["Children without a score from 0 to 40 in the last 12 months", "Children in care for less than 12 months", "Series of short breaks (V3, V4)"]
source = [
    "LG Inform Plus metric 2135, http://id.esd.org.uk/metricType/2135",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "A score of 0 to 13 is normal, 14 to 16 borderline, 17 to 40 cause for concern."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 12
unit = "months"
meaning = "How old a score may be"

[parameters.from_age]
value = 4
unit = "years"
meaning = "The youngest age that counts, in full years at the snapshot"

[parameters.to_age]
value = 16
unit = "years"
meaning = "The oldest age that counts, in full years at the snapshot"
*/
SELECT
    k.cla_id AS case_id, k.child, k.team, k.worker, k.day, q.score AS value,
    CASE WHEN k.born_point IS NULL THEN NULL ELSE q.score END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
JOIN (
    SELECT
        k.day, k.child, q.csdq_sdq_score AS score,
        ROW_NUMBER() OVER (
            PARTITION BY k.day, k.child ORDER BY q.csdq_sdq_completed_date DESC, q.csdq_table_id DESC
        ) AS latest
    FROM children_in_care k
    JOIN snapshots s ON s.day = k.day
    JOIN ssd_sdq_scores q ON q.csdq_person_id = k.child AND q.csdq_sdq_completed_date <= k.day
    LEFT JOIN calendar c ON c.day = q.csdq_sdq_completed_date
    WHERE q.csdq_sdq_score >= 0 AND q.csdq_sdq_score <= 40 AND s.month_point - c.month_point <= 31 * :months
) q ON q.day = k.day AND q.child = k.child AND q.latest = 1
WHERE s.month_point - k.entered_point >= 372
    AND (
        k.born_point IS NULL
        OR (s.month_point - k.born_point >= 372 * :from_age AND s.month_point - k.born_point < 372 * (:to_age + 1))
    )
