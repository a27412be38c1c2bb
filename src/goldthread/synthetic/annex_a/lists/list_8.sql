-- Children in care now, or who left in the six months: one row a child with the latest of everything.
SELECT
    child.*,
    CASE WHEN care.child_id IN (
        SELECT immi_person_id FROM ssd_immigration_status
        WHERE immi_immigration_status = 'Unaccompanied Asylum Seeking Child'
            AND (immi_immigration_status_end_date IS NULL OR immi_immigration_status_end_date >= asked.twelve)
    ) THEN 'Y' ELSE 'N' END AS unaccompanied,
    care.care_started, care.category_of_need,
    CASE WHEN EXISTS (
        SELECT 1 FROM care before
        WHERE before.child_id = care.child_id AND before.cla_id <> care.cla_id AND before.care_ended <= care.care_started
            AND month_point(care.care_started) - month_point(before.care_ended) <= 372
    ) THEN 'Y' ELSE 'N' END AS second_period_in_12_months,
    legal.lega_legal_status_start_date AS legal_status_started, legal.lega_legal_status AS legal_status,
    review.latest_review, visit.last_visit, plan.permanence_plan, care.last_iro_contact,
    health.last_health_assessment, health.last_dental_check, moved.placements_in_12_months,
    care.care_ended, care.care_ended_reason,
    placement.clap_cla_placement_start_date AS placement_started, placement.clap_cla_placement_type AS placement_type,
    placement.clap_cla_placement_provider AS placement_provider,
    placement.clap_cla_placement_postcode AS placement_postcode, placement.clap_cla_placement_urn AS placement_urn,
    CASE place.outside_area WHEN 'Y' THEN 'out' WHEN 'N' THEN 'in' END AS placement_location,
    coalesce(missing.missing_in_12_months, 0) AS missing_in_12_months,
    coalesce(missing.absent_in_12_months, 0) AS absent_in_12_months,
    CASE WHEN missing.offered <> 'NA' THEN missing.offered END AS return_interview_offered,
    CASE WHEN missing.accepted <> 'NA' THEN missing.accepted END AS return_interview_accepted,
    allocated.allocated_team, allocated.allocated_worker
FROM care_listed care
CROSS JOIN asked
LEFT JOIN child ON child.child_id = care.child_id
LEFT JOIN allocated ON allocated.child_id = care.child_id
LEFT JOIN (
    SELECT care.child_id, l.lega_legal_status, l.lega_legal_status_start_date
    FROM care_listed care
    JOIN ssd_legal_status l
        ON l.lega_person_id = care.child_id AND l.lega_legal_status_start_date <= care.last_day
        AND (l.lega_legal_status_end_date IS NULL OR l.lega_legal_status_end_date > care.last_day OR NOT care.is_in_care)
    QUALIFY row_number() OVER (
        PARTITION BY care.child_id ORDER BY l.lega_legal_status_start_date DESC, l.lega_legal_status_id DESC
    ) = 1
) legal ON legal.child_id = care.child_id
LEFT JOIN (
    SELECT care.child_id, max(r.clar_cla_review_date) AS latest_review
    FROM care_listed care
    JOIN ssd_cla_reviews r
        ON r.clar_cla_id = care.cla_id AND r.clar_cla_review_date BETWEEN care.care_started AND care.last_day
    WHERE coalesce(r.clar_cla_review_cancelled, 'N') <> 'Y'
    GROUP BY care.child_id
) review ON review.child_id = care.child_id
LEFT JOIN (
    SELECT clav_person_id AS child_id, max(clav_cla_visit_date) AS last_visit
    FROM ssd_cla_visits, asked WHERE clav_cla_visit_date <= asked.as_at GROUP BY clav_person_id
) visit ON visit.child_id = care.child_id
LEFT JOIN (
    -- Long-term fostering goes first, since the time between visits depends on it.
    SELECT
        lacp_person_id AS child_id,
        CASE
            WHEN bool_or(lacp_cla_care_plan_ltfost18 = 'Y') THEN 'long-term fostering'
            WHEN bool_or('Y' IN (
                lacp_cla_care_plan_remainsup, lacp_cla_care_plan_return1m,
                lacp_cla_care_plan_return6m, lacp_cla_care_plan_returnev
            )) THEN 'return to family'
            WHEN bool_or(lacp_cla_care_plan_adoption = 'Y') THEN 'adoption'
            WHEN bool_or(lacp_cla_care_plan_ltrelfr = 'Y') THEN 'special guardianship'
            WHEN bool_or(lacp_cla_care_plan_suppliv = 'Y') THEN 'supported living'
            WHEN bool_or(lacp_cla_care_plan_resplmt = 'Y') THEN 'long-term residential'
            WHEN bool_or(lacp_cla_care_plan_otherpln = 'Y') THEN 'other'
        END AS permanence_plan
    FROM ssd_cla_care_plan, asked
    WHERE lacp_cla_care_plan_start_date <= asked.as_at
        AND (lacp_cla_care_plan_end_date IS NULL OR lacp_cla_care_plan_end_date > asked.as_at)
    GROUP BY lacp_person_id
) plan ON plan.child_id = care.child_id
LEFT JOIN (
    SELECT
        clah_person_id AS child_id,
        max(clah_health_check_date) FILTER (clah_health_check_type = 'Health Assessment') AS last_health_assessment,
        max(clah_health_check_date) FILTER (clah_health_check_type = 'Dental Check') AS last_dental_check
    FROM ssd_cla_health, asked
    WHERE clah_health_check_status = 'Completed' AND clah_health_check_date <= asked.as_at
    GROUP BY clah_person_id
) health ON health.child_id = care.child_id
LEFT JOIN (
    -- As the department counts placements: without temporary moves and without adoption by the present carer.
    SELECT clap_person_id AS child_id, count(DISTINCT clap_cla_placement_id) AS placements_in_12_months
    FROM ssd_cla_placement, asked
    WHERE clap_cla_placement_start_date <= asked.as_at
        AND (
            clap_cla_placement_end_date IS NULL OR clap_cla_placement_end_date > asked.as_at
            OR month_point(asked.as_at) - month_point(clap_cla_placement_end_date) < 372
        )
        AND (
            clap_cla_placement_type IS NULL
            OR clap_cla_placement_type NOT IN ('T0', 'T1', 'T2', 'T3', 'T4', 'A3', 'A5')
        )
    GROUP BY clap_person_id
) moved ON moved.child_id = care.child_id
LEFT JOIN (
    SELECT p.*, care.child_id
    FROM care_listed care
    JOIN ssd_cla_placement p
        ON p.clap_cla_id = care.cla_id AND p.clap_cla_placement_start_date <= care.last_day
        AND (p.clap_cla_placement_end_date IS NULL OR p.clap_cla_placement_end_date > care.last_day OR NOT care.is_in_care)
    QUALIFY row_number() OVER (
        PARTITION BY care.child_id ORDER BY p.clap_cla_placement_start_date DESC, p.clap_cla_placement_id DESC
    ) = 1
) placement ON placement.child_id = care.child_id
LEFT JOIN local_placement_locations place ON place.placement_id = placement.clap_cla_placement_id
LEFT JOIN (
    SELECT
        miss_person_id AS child_id,
        count(*) FILTER (miss_missing_episode_type = 'M' AND is_recent) AS missing_in_12_months,
        count(*) FILTER (miss_missing_episode_type = 'A' AND is_recent) AS absent_in_12_months,
        last(miss_missing_rhi_offered ORDER BY miss_missing_episode_start_date, miss_table_id)
            FILTER (miss_missing_episode_type = 'M') AS offered,
        last(miss_missing_rhi_accepted ORDER BY miss_missing_episode_start_date, miss_table_id)
            FILTER (miss_missing_episode_type = 'M') AS accepted
    FROM (
        SELECT
            ssd_missing.*,
            month_point(asked.as_at) - month_point(miss_missing_episode_start_date) < 372 AS is_recent
        FROM ssd_missing, asked WHERE miss_missing_episode_start_date <= asked.as_at
    )
    GROUP BY miss_person_id
) missing ON missing.child_id = care.child_id
ORDER BY care.care_started, care.child_id
