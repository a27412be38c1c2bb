/*
name = "Adopter stage 2 within 4 months"
why = "Adopters who are kept waiting go elsewhere, and children wait with them."
domain = "adoption"
numerator = "Stage 2 completed within 4 months"
denominator = "Stage 2 ended in period"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "calendar months"
day_zero = "Within a number of months of a day means up to the same day of the month; who is born on 29 February is older on 1 March."
exclusions = []
source = [
    "Blackpool, https://www.adoptwithblackpool.com/adoption-process/stage-two",
]
verification = "verified"
note = "A break of up to 6 months between stages is not counted."
overdue = "AD06O"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 4
unit = "months"
meaning = "How long the stage may take"
*/
SELECT
    d.adopter_id AS case_id, NULL AS child, NULL AS team, NULL AS worker, d.stage2_ended AS day,
    done.day_number - began.day_number AS value,
    CASE
        WHEN began.day IS NULL OR done.day < began.day THEN NULL
        WHEN done.month_point - began.month_point <= 31 * :months THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM local_adopters d
LEFT JOIN calendar began ON began.day = d.stage2_started
LEFT JOIN calendar done ON done.day = d.stage2_ended
WHERE d.stage2_ended IS NOT NULL
