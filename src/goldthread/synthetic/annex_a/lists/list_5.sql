-- Section 47 enquiries begun in the six months or still open in them, each with its first conference.
SELECT
    child.*, s.s47e_s47_start_date AS enquiry_started, s.s47e_s47_nfa AS conference_unnecessary,
    conference.held AS conference_date,
    CASE WHEN conference.held IS NOT NULL THEN coalesce(conference.led_to_plan, 'c) Unknown') END AS conference_led_to_plan,
    (
        SELECT count(*) FROM ssd_s47_enquiry before
        WHERE before.s47e_person_id = s.s47e_person_id AND before.s47e_s47_start_date < s.s47e_s47_start_date
            AND month_point(s.s47e_s47_start_date) - month_point(before.s47e_s47_start_date) <= 372
    ) AS enquiries_in_12_months,
    (
        SELECT count(*) FROM ssd_initial_cp_conference before
        WHERE before.icpc_person_id = s.s47e_person_id AND before.icpc_icpc_date < s.s47e_s47_start_date
            AND month_point(s.s47e_s47_start_date) - month_point(before.icpc_icpc_date) <= 372
    ) AS conferences_in_12_months,
    coalesce(t.name, s.s47e_s47_completed_by_team) AS allocated_team,
    coalesce(w.name, s.s47e_s47_completed_by_worker_id) AS allocated_worker
FROM ssd_s47_enquiry s
JOIN asked
    ON s.s47e_s47_start_date <= asked.as_at
    AND (s.s47e_s47_start_date >= asked.six OR s.s47e_s47_end_date IS NULL OR s.s47e_s47_end_date >= asked.six)
LEFT JOIN child ON child.child_id = s.s47e_person_id
LEFT JOIN team t ON t.id = s.s47e_s47_completed_by_team
LEFT JOIN worker w ON w.id = s.s47e_s47_completed_by_worker_id
LEFT JOIN (
    SELECT icpc_s47_enquiry_id AS enquiry, icpc_icpc_date AS held, icpc_icpc_outcome_cp_flag AS led_to_plan
    FROM ssd_initial_cp_conference
    WHERE icpc_icpc_date IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY icpc_s47_enquiry_id ORDER BY icpc_icpc_date, icpc_icpc_id) = 1
) conference ON conference.enquiry = s.s47e_s47_enquiry_id
ORDER BY s.s47e_s47_start_date, s.s47e_s47_enquiry_id
