/*
name = "Re-referrals within 12 months"
why = "A child who is referred again within a year may have been turned away too early, or the help may not have lasted."
domain = "front door"
numerator = "Referrals of a child who had an earlier referral in the 12 months before"
denominator = "Referrals received in the period"
unit = "percent"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "calendar months"
day_zero = "The day of the earlier referral is day 0; the same day a year later is still within 12 months, and a referral on the same day is not an earlier one. A referral that names no child cannot be judged."
exclusions = []
source = [
    "DfE, Children in need: a focus on re-referrals 2024, https://explore-education-statistics.service.gov.uk/find-statistics/children-in-need-a-focus-on-re-referrals",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
    "Darlington Q4 2019/20, https://democracy.darlington.gov.uk/mgAi.aspx?ID=4553",
    "Darlington year-end 2024/25 summary, https://opengovernment.network/meetings/78269 (secondary)",
]
verification = "verified"
note = "The department counts from the previous referral; some councils count from the day on which an earlier episode closed: choose with the parameter “from”. The department also publishes a share of children instead of referrals, which is another figure."
typical_target = "18 percent or less (Darlington); others compare with England"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 12
unit = "months"
meaning = "How long after the earlier one a referral counts as a re-referral"

[parameters.from]
value = "referral"
choices = ["referral", "closure"]
meaning = "What the months are counted from: the earlier referral or the day an earlier episode closed"
*/
SELECT
    case_id, child, team, worker, day,
    NULL AS value,
    CASE WHEN child IS NULL THEN NULL WHEN point - earlier_point <= 31 * :months THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM (
    SELECT
        e.*, c.month_point AS point,
        MAX(CASE WHEN e.is_earlier = 1 THEN c.month_point END) OVER (
            PARTITION BY e.child ORDER BY c.month_point RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS earlier_point
    FROM (
        SELECT
            1 AS is_case,
            CASE WHEN :from = 'referral' THEN 1 ELSE 0 END AS is_earlier,
            cine_referral_id AS case_id,
            cine_person_id AS child,
            cine_referral_team AS team,
            cine_referral_worker_id AS worker,
            cine_referral_date AS day
        FROM ssd_cin_episodes
        WHERE cine_referral_date IS NOT NULL
        UNION ALL
        SELECT 0, 1, cine_referral_id, cine_person_id, cine_referral_team, cine_referral_worker_id, cine_close_date
        FROM ssd_cin_episodes
        WHERE :from = 'closure' AND cine_close_date >= cine_referral_date
    ) e
    LEFT JOIN calendar c ON c.day = e.day
) marked
WHERE is_case = 1
