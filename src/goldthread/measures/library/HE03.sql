/*
name = "Dental checks in the last 12 months"
why = "Tooth pain keeps a child from sleeping, eating and learning."
domain = "health"
numerator = "Children whose last completed dental check is no more than 12 months old"
denominator = "Children who have been in care for 12 months or more at the snapshot"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "A number of months runs to the same day of the month: six months from 30 March end on 30 September, and that day still counts."
exclusions = ["Children in care for less than 12 months", "Series of short breaks (V3, V4)"]
source = [
    "DfE CLA 2020 data guidance, https://explore-education-statistics.service.gov.uk/find-statistics/children-looked-after-in-england-including-adoptions/2020/data-guidance",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
    "Rotherham Q1-Q3 2023/24, https://moderngov.rotherham.gov.uk/mgAi.aspx?ID=97431 , 98066 , 98613",
    "Darlington Q4 2019/20, https://democracy.darlington.gov.uk/mgAi.aspx?ID=4553",
]
verification = "verified"
note = "England’s figure is about children in care for 12 months on 31 March. A child without a check counts as not checked."
typical_target = "80 to 90 percent (Rotherham reported 80.2, Darlington 90.2)"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 12
unit = "months"
meaning = "How old the last check may be"
*/
SELECT
    k.cla_id AS case_id, k.child, k.team, k.worker, k.day,
    s.day_number - checked.day_number AS value,
    CASE WHEN s.month_point - checked.month_point <= 31 * :months THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
LEFT JOIN (
    SELECT k.day, k.child, MAX(h.clah_health_check_date) AS checked_on
    FROM children_in_care k
    JOIN ssd_cla_health h ON h.clah_person_id = k.child AND h.clah_health_check_date <= k.day
    WHERE h.clah_health_check_type = 'Dental Check' AND h.clah_health_check_status = 'Completed'
    GROUP BY k.day, k.child
) h ON h.day = k.day AND h.child = k.child
LEFT JOIN calendar checked ON checked.day = h.checked_on
WHERE s.month_point - k.entered_point >= 372
