/*
name = "Reviews in which the child took part"
why = "A review decides about a child’s life; this shows whether she was heard."
domain = "children in care"
numerator = "Reviews in which the child took part or gave her views (participation codes PN1 to PN6)"
denominator = "Reviews held in the period of children aged 4 or over"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. A review without a participation code, or of a child without a date of birth, cannot be judged."
exclusions = ["Children under 4, and reviews coded PN0", "Cancelled reviews", "Series of short breaks (V3, V4)"]
source = [
    "github data-to-insight/ssd-data-model @4987c73 data/objects",
]
verification = "field verified"
note = "PN0 stands for a child under 4; PN7 means that she was not there and gave no views. A child born on 29 February is a year older on 1 March."
optional = ["ssd_cla_reviews.clar_cla_review_cancelled"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.from_age]
value = 4
unit = "years"
meaning = "From which age a child is asked"
*/
SELECT
    r.clar_cla_review_id AS case_id, p.child, a.team, a.worker, r.clar_cla_review_date AS day, NULL AS value,
    CASE
        WHEN born.month_point IS NULL THEN NULL
        WHEN r.clar_cla_review_participation = 'PN7' THEN 0
        WHEN r.clar_cla_review_participation IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6') THEN 1
    END AS numerator,
    1 AS denominator
FROM ssd_cla_reviews r
LEFT JOIN care_periods p ON p.cla_id = r.clar_cla_id
LEFT JOIN (SELECT DISTINCT clae_cla_id AS cla_id FROM ssd_cla_episodes) known ON known.cla_id = r.clar_cla_id
LEFT JOIN ssd_person k ON k.pers_person_id = p.child
LEFT JOIN calendar born ON born.day = k.pers_dob
LEFT JOIN calendar held ON held.day = r.clar_cla_review_date
LEFT JOIN allocation a
    ON a.child = p.child
    AND a.from_day <= r.clar_cla_review_date
    AND (a.to_day IS NULL OR a.to_day > r.clar_cla_review_date)
WHERE r.clar_cla_review_date IS NOT NULL
    AND (p.cla_id IS NOT NULL OR known.cla_id IS NULL)
    AND (r.clar_cla_review_cancelled IS NULL OR r.clar_cla_review_cancelled <> 'Y')
    AND (r.clar_cla_review_participation IS NULL OR r.clar_cla_review_participation <> 'PN0')
    AND (born.month_point IS NULL OR held.month_point - born.month_point >= 372 * :from_age)
