/*
name = "Contacts that become a referral"
why = "Somebody was worried enough about a child to call; this shows how often the council took the worry further."
domain = "front door"
numerator = "Contacts whose outcome includes a new referral"
denominator = "Contacts received in the period"
unit = "percent"
polarity = "context"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "none"
day_zero = "No clock runs. A contact whose outcome does not say whether a referral followed cannot be judged."
exclusions = []
source = [
    "Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, data/objects",
]
verification = "unverified"
note = "No national definition was found. A share that is high or low is neither good nor bad by itself. The lists of Annex A have no outcome of a contact, so they cannot give it."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    k.cont_contact_id AS case_id,
    k.cont_person_id AS child,
    a.team AS team,
    a.worker AS worker,
    k.cont_contact_date AS day,
    NULL AS value,
    CASE k.cont_contact_outcome_new_referral_flag WHEN 'Y' THEN 1 WHEN 'N' THEN 0 END AS numerator,
    1 AS denominator
FROM ssd_contacts k
LEFT JOIN allocation a
    ON a.child = k.cont_person_id AND a.from_day <= k.cont_contact_date AND (a.to_day IS NULL OR a.to_day > k.cont_contact_date)
WHERE k.cont_contact_date IS NOT NULL
