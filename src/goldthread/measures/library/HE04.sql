/*
name = "Children in care whose immunisations are up to date"
why = "Children who have moved a lot have often missed the protection that others have."
domain = "health"
numerator = "Children whose immunisations are recorded as up to date; where nothing is recorded, they are not"
denominator = "Children who have been in care for 12 months or more at the snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs: the latest entry up to the snapshot counts."
exclusions = ["Children in care for less than 12 months", "Series of short breaks (V3, V4)"]
source = [
    "DfE CLA 2020 data guidance, https://explore-education-statistics.service.gov.uk/find-statistics/children-looked-after-in-england-including-adoptions/2020/data-guidance",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "England’s figure is about children in care for 12 months on 31 March."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    k.cla_id AS case_id, k.child, k.team, k.worker, k.day, NULL AS value,
    CASE WHEN i.status = 'Y' THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
LEFT JOIN (
    SELECT
        k.day, k.child, i.clai_immunisations_status AS status,
        ROW_NUMBER() OVER (
            PARTITION BY k.day, k.child
            ORDER BY
                i.clai_immunisations_status_date DESC NULLS LAST,
                i.clai_immunisations_status DESC NULLS LAST,
                i.source_row
        ) AS latest
    FROM children_in_care k
    JOIN ssd_cla_immunisations i
        ON i.clai_person_id = k.child
        AND (i.clai_immunisations_status_date IS NULL OR i.clai_immunisations_status_date <= k.day)
) i ON i.day = k.day AND i.child = k.child AND i.latest = 1
WHERE s.month_point - k.entered_point >= 372
