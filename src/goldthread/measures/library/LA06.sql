/*
name = "Children with three or more placements in 12 months"
why = "Each move costs a child a home, and often a school and friends."
domain = "children in care"
numerator = "Children who lived in three or more placements in the last 12 months"
denominator = "Children in care at the snapshot"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot looking back 12 months"
clock = "calendar months"
day_zero = "The 12 months end with the day of the snapshot; what happened on the same day a year before is no longer in them."
exclusions = ["Temporary placements (T0 to T4)", "Adoption by the present foster carer (A3, A5)", "Series of short breaks (V3, V4)"]
source = [
    "LG Inform metric 850, https://beta.webservices.esd.org.uk/metricTypes/description/850",
    "DfE Stability measures data set, https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/68c7a1f2-7dd9-42d4-9794-e94203e311f0",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
    "Darlington Q3 2020/21, https://democracy.darlington.gov.uk/mgAi.aspx?ID=5549",
]
verification = "verified"
note = "Was national indicator 62. The guidance does not count adoption by the present foster carer as a move; temporary moves are usually left out."
typical_target = "10 percent or less (Darlington; also England’s figure)"
optional = ["ssd_cla_placement.clap_person_id: placements name no child, and are found by her periods of care"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.count]
value = 3
unit = "placements"
meaning = "How many placements are too many"

[parameters.months]
value = 12
unit = "months"
meaning = "How far it looks back"

[parameters.left_out]
value = ["T0", "T1", "T2", "T3", "T4", "A3", "A5"]
meaning = "Types that are no move: temporary ones, and adoption by the present foster carer"
*/
SELECT
    k.cla_id AS case_id, k.child, MIN(k.team) AS team, MIN(k.worker) AS worker, k.day,
    COUNT(DISTINCT p.clap_cla_placement_id) AS value,
    CASE WHEN COUNT(DISTINCT p.clap_cla_placement_id) >= :count THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
LEFT JOIN (
    -- Not every deployment of the dataset names the child of a placement: where it does not, her period of care does.
    SELECT p.clap_cla_placement_id, p.clap_cla_placement_start_date, p.clap_cla_placement_end_date,
        CASE WHEN p.clap_person_id IS NULL THEN period.child ELSE p.clap_person_id END AS child,
        c.month_point AS end_point
    FROM ssd_cla_placement p
    LEFT JOIN care_periods period ON period.cla_id = p.clap_cla_id
    LEFT JOIN calendar c ON c.day = p.clap_cla_placement_end_date
    WHERE p.clap_cla_placement_type IS NULL OR p.clap_cla_placement_type NOT IN (:left_out)
) p
    ON p.child = k.child
    AND p.clap_cla_placement_start_date <= k.day
    AND (
        p.clap_cla_placement_end_date IS NULL
        OR p.clap_cla_placement_end_date > k.day
        OR s.month_point - p.end_point < 31 * :months
    )
GROUP BY k.cla_id, k.child, k.day
