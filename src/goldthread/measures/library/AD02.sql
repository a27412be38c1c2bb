/*
name = "Days from entering care to a family, counting foster carers who adopt (scorecard A10)"
why = "A child whom her foster carers adopt has had her family since the day she came to them."
domain = "adoption"
numerator = "Days from entering care to moving in with adopters, or with the foster carers who adopt, added up"
denominator = "Children adopted in the period"
unit = "days"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date (the national figure is of three years to 31 March)"
clock = "calendar days"
day_zero = "The day the child enters care is day 0."
exclusions = ["Children under other orders than adoption"]
source = [
    "Wolverhampton analysis 2015, https://docplayer.net/amp/20077661-Analysis-of-adoption-scorecard-information-2011-2014.html",
]
verification = "verified"
note = "Shown as the mean. The national figure covers three years, as single years swing with few children. Many records do not hold the day on which a child came to her foster carers; where they adopt her and it is missing, nobody can say."
typical_target = "As for A1 (AD01)"
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
