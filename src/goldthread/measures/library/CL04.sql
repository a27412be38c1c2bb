/*
name = "Pathway plans up to date"
why = "The pathway plan is a young person’s own say in the help she gets, and her life changes quickly."
domain = "care leavers"
numerator = "Young people whose plan was made or reviewed in the last 6 months"
denominator = "Eligible, relevant and former relevant young people under 21"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot of the latest load; the records hold only how things stand now"
clock = "calendar months"
day_zero = "A day is within so many months of another up to the same day of the month, or the month’s last day where it has no such day."
exclusions = ["Qualifying young people, and those without an eligibility", "Young people of 21 and over"]
source = [
    "Norfolk, https://www.norfolk.gov.uk/article/41535/Pathway-plan-review",
    "Knowsley, http://knowsleychildcare.proceduresonline.com/chapters/p_pathway.html",
]
verification = "verified"
note = "Some councils review once a year from the age of 18, as Knowsley does: set “months_over_18”. Without a review on record the plan counts as not up to date; without a date of birth, and where the review is dated after the day of the load, nobody can say."
latest_only = true
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 6
unit = "months"
meaning = "How old the last review may be"

[parameters.months_over_18]
value = 6
unit = "months"
meaning = "How old it may be from the age of 18"

[parameters.under_age]
value = 21
unit = "years"
meaning = "Only young people below this age count"
*/
SELECT
    l.clea_table_id AS case_id, l.clea_person_id AS child,
    l.clea_care_leaver_allocated_team AS team, l.clea_care_leaver_worker_id AS worker, s.day, NULL AS value,
    CASE
        WHEN born.month_point IS NULL OR l.clea_pathway_plan_review_date > s.day THEN NULL
        WHEN s.month_point - reviewed.month_point
            <= 31 * CASE WHEN s.month_point - born.month_point >= 372 * 18 THEN :months_over_18 ELSE :months END THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN ssd_care_leavers l ON s.is_latest = 1
LEFT JOIN ssd_person k ON k.pers_person_id = l.clea_person_id
LEFT JOIN calendar born ON born.day = k.pers_dob
LEFT JOIN calendar reviewed ON reviewed.day = l.clea_pathway_plan_review_date
WHERE l.clea_care_leaver_eligibility IN ('Eligible', 'Relevant', 'Former Relevant')
    AND (born.month_point IS NULL OR s.month_point - born.month_point < 372 * :under_age)
