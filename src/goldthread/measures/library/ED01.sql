/*
name = "Children in care whose personal education plan was completed this term"
why = "The plan is where school and social care agree how a child in care will learn."
domain = "education"
numerator = "Children whose personal education plan was completed in the school term of the snapshot"
denominator = "Children in care aged 5 to 15 at the snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot, this school term so far"
clock = "school terms"
day_zero = "A term runs from the day after the last term’s end; the days are approximate, since each council sets its own. A child born on 29 February is a year older on 1 March."
exclusions = ["Series of short breaks (V3, V4)", "Children under 5, and those of 16 and over"]
source = [
    "Birmingham virtual school page, https://transform.medway.gov.uk/info/50252/birmingham_virtual_school/2273/personal_education_plan_pep/3",
    "Gateshead, https://www.gateshead.gov.uk/article/36726/14-Initiating-developing-and-reviewing-the-PEP",
]
verification = "verified as local"
note = "Birmingham asks for a plan once a term, from the nursery to 18, and starts the first within 10 working days of entering care; Gateshead within 20 working days, holidays not taken out. The figure is low at the start of each term."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.from_age]
value = 5
unit = "years"
meaning = "The youngest age that counts, in full years at the snapshot"

[parameters.under_age]
value = 16
unit = "years"
meaning = "Only children below this age count"
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
