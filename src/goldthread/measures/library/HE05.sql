/*
name = "Strengths and difficulties questionnaire (SDQ) completed"
why = "The questionnaire is the one regular look at how a child in care is feeling."
domain = "health"
numerator = "Children with a score from a questionnaire completed in the last 12 months"
denominator = "Children aged 4 to 16 who have been in care for 12 months or more at the snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "A number of months runs to the same day of the month: six months from 30 March end on 30 September, and that day still counts. A child born on 29 February is a year older on 1 March."
exclusions = ["Children in care for less than 12 months", "Scores outside 0 to 40", "Series of short breaks (V3, V4)"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
    "DfE CLA 2020 data guidance, https://explore-education-statistics.service.gov.uk/find-statistics/children-looked-after-in-england-including-adoptions/2020/data-guidance",
    "github data-to-insight/ssd-data-model @4987c73 data/objects",
]
verification = "verified"
note = "The age is that at the snapshot, where the guidance takes it at the assessment. England’s figure is about children aged 5 to 16: set the parameter “from_age”."
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
    CASE WHEN k.born_point IS NULL THEN NULL WHEN q.child IS NOT NULL THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
LEFT JOIN (
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
