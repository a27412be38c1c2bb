-- Contacts received in the six months.
SELECT child.*, c.cont_contact_date AS contact_date, c.cont_contact_source_code AS contact_source
FROM ssd_contacts c
JOIN asked ON c.cont_contact_date BETWEEN asked.six AND asked.as_at
LEFT JOIN child ON child.child_id = c.cont_person_id
ORDER BY c.cont_contact_date, c.cont_contact_id
