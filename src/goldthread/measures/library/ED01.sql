/*
name = "Personal education plan completed this term"
why = "The plan is where school and social care agree how a child in care will learn."
domain = "education"
numerator = "Children with a PEP completed in the current school term"
denominator = "School-age children in care at snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "school term"
clock = "school terms"
day_zero = "A term runs from the day after the last term’s end, about; each council sets its own days."
exclusions = []
source = [
    "Birmingham virtual school page, https://transform.medway.gov.uk/info/50252/birmingham_virtual_school/2273/personal_education_plan_pep/3",
    "Gateshead, https://www.gateshead.gov.uk/article/36726/14-Initiating-developing-and-reviewing-the-PEP",
]
verification = "verified as local"
note = "Birmingham: started within 10 working days of entry, ready for the first review; Gateshead: 20 working days, holidays still counted. Termly review."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.from_age]
value = 5
unit = "years"
meaning = "From which age"

[parameters.under_age]
value = 16
unit = "years"
meaning = "Below which age"
*/
SELECT
    k.cla_id AS case_id, k.child, MIN(k.team) AS team, MIN(k.worker) AS worker, k.day, NULL AS value,
    CASE
        WHEN k.born_point IS NULL THEN NULL
        WHEN MAX(CASE WHEN done.day_number >= s.term_start_number THEN 1 ELSE 0 END) = 1 THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
LEFT JOIN local_education_plans p ON p.person_id = k.child AND p.completed_date <= k.day
LEFT JOIN calendar done ON done.day = p.completed_date
WHERE k.born_point IS NULL
    OR (s.month_point - k.born_point >= 372 * :from_age AND s.month_point - k.born_point < 372 * :under_age)
GROUP BY k.cla_id, k.child, k.day, k.born_point
