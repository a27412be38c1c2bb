/*
name = "A10 entry to care to placed, adjusted for foster carer adoptions"
why = "As before, and a child adopted by her foster carers had her family from the day she came to them."
domain = "adoption"
numerator = "As A1, but stop at the start of the foster placement when the foster carers adopt"
denominator = "Children adopted in the three years"
unit = "days"
polarity = "low"
kind = "flow"
period = "three-year rolling to 31 March"
clock = "calendar days"
day_zero = "The first day is day 0."
exclusions = []
source = [
    "Wolverhampton analysis 2015, https://docplayer.net/amp/20077661-Analysis-of-adoption-scorecard-information-2011-2014.html",
]
verification = "verified"
note = "SSD field for original foster placement is a placeholder."
owner = "Performance team"
reviewed = 2026-11-22
*/
SELECT
    case_id, child, team, worker, day, took AS value,
    CASE WHEN took IS NULL OR took < 0 THEN NULL ELSE took END AS numerator,
    1 AS denominator
FROM (
    SELECT
        p.perm_table_id AS case_id, p.perm_person_id AS child, a.team, a.worker,
        p.perm_permanence_order_date AS day,
        moved_in.day_number - began.day_number AS took
    FROM ssd_permanence p
    LEFT JOIN care_periods e ON e.cla_id = p.perm_cla_id
    LEFT JOIN calendar began ON began.day = e.entered
    LEFT JOIN calendar moved_in
        ON moved_in.day = CASE
            WHEN p.perm_adopted_by_carer_flag = 'Y' THEN p.perm_placed_foster_carer_date
            ELSE p.perm_placed_for_adoption_date
        END
    LEFT JOIN allocation a
        ON a.child = p.perm_person_id
        AND a.from_day <= p.perm_permanence_order_date
        AND (a.to_day IS NULL OR a.to_day > p.perm_permanence_order_date)
    WHERE p.perm_permanence_order_type = 'Adoption' AND p.perm_permanence_order_date IS NOT NULL
) timed
