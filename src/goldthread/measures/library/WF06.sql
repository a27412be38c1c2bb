/*
name = "Children with an allocated social worker"
why = "A child at risk without a qualified worker has nobody whose job it is to see her."
domain = "workforce"
numerator = "Children whose allocated worker is a registered social worker"
denominator = "Children in care or on a child protection plan at the snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "none"
day_zero = "No clock runs."
exclusions = ["Children in need who are neither in care nor on a child protection plan", "Children in series of short breaks"]
source = [
    "Darlington Q4 2019/20, https://democracy.darlington.gov.uk/mgAi.aspx?ID=4553",
]
verification = "verified"
note = "A worker counts as qualified where her registration number is recorded."
typical_target = "100 percent (Darlington)"
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    o.child AS case_id, o.child, o.team, o.worker, o.day, NULL AS value,
    CASE
        WHEN p.prof_social_worker_registration_no IS NOT NULL AND p.prof_social_worker_registration_no <> '' THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM open_children o
LEFT JOIN ssd_professionals p ON p.prof_professional_id = o.worker
WHERE o.kind IN ('in care', 'child protection')
