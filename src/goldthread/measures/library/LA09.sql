/*
name = "Placements that ended unplanned"
why = "A home that breaks down is often felt by a child as one more rejection."
domain = "children in care"
numerator = "Placements that ended for a reason that counts as unplanned"
denominator = "Placements that ended in the period"
unit = "percent"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. A placement that ended without a recorded reason cannot be judged."
exclusions = ["Placements that end because the child leaves care", "Series of short breaks (V3, V4)"]
source = [
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
]
verification = "partly"
note = "England’s figures show the share of each reason; which reasons are unplanned is a local choice and a setting."
optional = ["ssd_cla_placement.clap_person_id: placements name no child, and are found by her periods of care"]
owner = "Performance team"
reviewed = 2026-11-22

[parameters.unplanned]
value = ["ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CLOSE"]
meaning = "Reasons that count as unplanned"
*/
SELECT
    p.clap_cla_placement_id AS case_id,
    CASE WHEN p.clap_person_id IS NULL THEN c.child ELSE p.clap_person_id END AS child,
    a.team, a.worker, p.clap_cla_placement_end_date AS day, NULL AS value,
    CASE
        WHEN p.clap_cla_placement_change_reason IS NULL THEN NULL
        WHEN p.clap_cla_placement_change_reason IN (:unplanned) THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM ssd_cla_placement p
LEFT JOIN care_periods c ON c.cla_id = p.clap_cla_id
LEFT JOIN (SELECT DISTINCT clae_cla_id AS cla_id FROM ssd_cla_episodes) known ON known.cla_id = p.clap_cla_id
LEFT JOIN allocation a
    ON a.child = CASE WHEN p.clap_person_id IS NULL THEN c.child ELSE p.clap_person_id END
    AND a.from_day <= p.clap_cla_placement_end_date
    AND (a.to_day IS NULL OR a.to_day > p.clap_cla_placement_end_date)
WHERE p.clap_cla_placement_end_date IS NOT NULL
    AND (c.cla_id IS NOT NULL OR known.cla_id IS NULL)
    AND (c.left_day IS NULL OR c.left_day <> p.clap_cla_placement_end_date)
