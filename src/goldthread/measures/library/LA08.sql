/*
name = "Children placed more than 20 miles from home and outside the area"
why = "Far from home a child loses family, school and the workers who know her."
domain = "children in care"
numerator = "Children placed more than 20 miles from home and outside the council’s area"
denominator = "Children in care at the snapshot whose distance from home is known"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs. A placement more than 20 miles away of which nobody says whether it is outside the area cannot be judged."
exclusions = ["Placements whose distance is not known (blank or 999.9)", "Children without a placement on record", "Series of short breaks (V3, V4)"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
    "github data-to-insight/ssd-data-model @4987c73 data/objects",
]
verification = "verified"
note = "A distance of 999.9 means that it is not known. The standard dataset does not say whether a placement is outside the area, so a local table does. The published figure is about new placements in the year."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.miles]
value = 20
unit = "miles"
meaning = "How far from home"
*/
WITH placed AS (
    SELECT
        k.day, k.child, k.cla_id, k.team, k.worker,
        p.clap_cla_placement_id AS placement_id, p.clap_cla_placement_distance AS distance,
        ROW_NUMBER() OVER (
            PARTITION BY k.day, k.child ORDER BY p.clap_cla_placement_start_date DESC, p.clap_cla_placement_id DESC
        ) AS latest
    FROM children_in_care k
    JOIN ssd_cla_placement p
        ON p.clap_cla_id = k.cla_id
        AND p.clap_cla_placement_start_date <= k.day
        AND (p.clap_cla_placement_end_date IS NULL OR p.clap_cla_placement_end_date > k.day)
)
SELECT
    p.cla_id AS case_id, p.child, p.team, p.worker, p.day, p.distance AS value,
    CASE
        WHEN p.distance <= :miles THEN 0
        WHEN l.outside_area = 'Y' THEN 1
        WHEN l.outside_area = 'N' THEN 0
    END AS numerator,
    1 AS denominator
FROM placed p
LEFT JOIN local_placement_locations l ON l.placement_id = p.placement_id
WHERE p.latest = 1 AND p.distance IS NOT NULL AND p.distance <> 999.9
