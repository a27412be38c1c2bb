-- Children adopted in the twelve months, waiting after a decision that they should be, or whose decision was reversed in them.
SELECT
    child.*, family.fami_family_id AS family_id, care.care_started,
    p.perm_adm_decision_date AS decision_to_place, p.perm_placement_order_date AS placement_order,
    p.perm_matched_date AS matched, p.perm_placed_for_adoption_date AS placed, p.adopted AS adoption_order,
    p.perm_decision_reversed_date AS decision_reversed, p.perm_decision_reversed_reason AS reversal_reason,
    p.perm_placed_ffa_cp_date AS placed_to_foster_for_adoption
FROM (
    SELECT
        ssd_permanence.*,
        CASE WHEN perm_permanence_order_type = 'Adoption' THEN perm_permanence_order_date END AS adopted
    FROM ssd_permanence
) p
JOIN asked
    ON p.adopted BETWEEN asked.twelve AND asked.as_at
    OR p.perm_decision_reversed_date BETWEEN asked.twelve AND asked.as_at
    OR (
        p.perm_adm_decision_date <= asked.as_at
        AND (p.perm_permanence_order_date IS NULL OR p.perm_permanence_order_date > asked.as_at)
        AND (p.perm_decision_reversed_date IS NULL OR p.perm_decision_reversed_date > asked.as_at)
    )
LEFT JOIN child ON child.child_id = p.perm_person_id
LEFT JOIN care ON care.cla_id = p.perm_cla_id
LEFT JOIN (
    SELECT fami_person_id, min(fami_family_id) AS fami_family_id FROM ssd_family GROUP BY fami_person_id
) family ON family.fami_person_id = p.perm_person_id
ORDER BY p.perm_person_id, p.perm_table_id
