/*
name = "Children in care with three or more social workers in 12 months"
why = "Each new social worker is a stranger to whom a child must tell her story again."
domain = "children in care"
numerator = "Children who had three or more allocated social workers in the last 12 months"
denominator = "Children in care at the snapshot"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot looking back 12 months"
clock = "calendar months"
day_zero = "The 12 months end with the day of the snapshot; what happened on the same day a year before is no longer in them."
exclusions = ["Series of short breaks (V3, V4)"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "verified"
note = "Each worker counts once for a child; the same worker coming back is not a new one. Workers from before she entered care count too."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.count]
value = 3
unit = "workers"
meaning = "How many social workers are too many"
*/
SELECT
    k.cla_id AS case_id, k.child, MIN(k.team) AS team, MIN(k.worker) AS worker, k.day,
    COUNT(DISTINCT i.professional) AS value,
    CASE WHEN COUNT(DISTINCT i.professional) >= :count THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
LEFT JOIN (
    SELECT i.invo_person_id AS person, i.invo_professional_id AS professional,
        i.invo_involvement_start_date AS began, i.invo_involvement_end_date AS ended, c.month_point AS end_point
    FROM ssd_involvements i
    LEFT JOIN calendar c ON c.day = i.invo_involvement_end_date
    WHERE i.invo_professional_role_id = 'ALLOCATED' OR i.invo_professional_role_id IS NULL
) i
    ON i.person = k.child
    AND i.began <= k.day
    AND (i.ended IS NULL OR i.ended > k.day OR s.month_point - i.end_point < 372)
GROUP BY k.cla_id, k.child, k.day
