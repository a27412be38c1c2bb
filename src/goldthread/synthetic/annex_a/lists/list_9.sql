-- Everyone who is entitled to leaving care services on the day.
SELECT
    child.*,
    CASE WHEN l.clea_person_id IN (
        SELECT immi_person_id FROM ssd_immigration_status
        WHERE immi_immigration_status = 'Unaccompanied Asylum Seeking Child'
    ) THEN 'Y' ELSE 'N' END AS unaccompanied,
    coalesce(t.name, l.clea_care_leaver_allocated_team) AS allocated_team,
    coalesce(w.name, l.clea_care_leaver_worker_id) AS allocated_worker,
    l.clea_care_leaver_personal_advisor AS personal_adviser, l.clea_care_leaver_eligibility AS eligibility,
    l.clea_pathway_plan_review_date AS pathway_plan_reviewed, l.clea_care_leaver_in_touch AS in_touch,
    l.clea_care_leaver_latest_contact AS latest_contact, l.clea_care_leaver_accommodation AS accommodation,
    l.clea_care_leaver_accom_suitable AS accommodation_suitable, l.clea_care_leaver_activity AS activity
FROM ssd_care_leavers l
LEFT JOIN child ON child.child_id = l.clea_person_id
LEFT JOIN team t ON t.id = l.clea_care_leaver_allocated_team
LEFT JOIN worker w ON w.id = l.clea_care_leaver_worker_id
WHERE coalesce(l.clea_care_leaver_eligibility, '') <> 'No Current Eligibility'
ORDER BY l.clea_person_id, l.clea_table_id
