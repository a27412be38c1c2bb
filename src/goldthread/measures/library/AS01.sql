/*
name = "Single assessments completed within 45 working days"
why = "A child waits for help until somebody has understood what she needs; a late assessment is time in which she may be unsafe."
domain = "assessment"
numerator = "Completed assessments that took 45 working days or fewer"
denominator = "Assessments authorised by a manager in the period"
unit = "percent"
polarity = "high"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "working days"
day_zero = "The day the assessment starts is day 0, and it is complete on the day a manager authorises it. Whether the first day is day 0 or day 1 is not confirmed, so it is a setting. An assessment without a start, or authorised before it started, cannot be judged."
exclusions = ["Assessments that are still open: AS02 counts them"]
source = [
    "Family Rights Group, https://www.frg.org.uk/2-1-how-social-workers-will-decide-whether-or-not-your-child-is-safe",
    "https://www.speakcase.app/blog/assessment-timescales-childrens-services (secondary)",
    "Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, data/objects",
    "Darlington Q4 2017/18, https://democracy.darlington.gov.uk/mgAi.aspx?ID=302",
    "Darlington year-end 2024/25 summary, https://opengovernment.network/meetings/78269 (secondary)",
    "CIN census COLLECT report specifications 2019-20 (contents page only seen), https://fdocuments.net/document/children-in-need-census-2019-to-2020-collect-report-21-report-description.html",
]
verification = "partly"
note = "Guidance counts from the referral, while the children in need census keeps the assessment’s own start: choose with the parameter “start”."
typical_target = "90 percent (Darlington)"
overdue = "AS02"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 45
unit = "working days"
meaning = "How long an assessment may take"

[parameters.start]
value = "assessment"
choices = ["assessment", "referral"]
meaning = "Where the clock starts: with the assessment or with the referral"

[parameters.day_zero]
value = true
meaning = "Whether the first day is day 0; if not, it counts as day 1 where it is a working day"
*/
SELECT
    case_id, child, team, worker, day,
    took AS value,
    CASE WHEN ended < started OR took IS NULL THEN NULL WHEN took <= :limit THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM (
    SELECT
        a.cina_assessment_id AS case_id,
        a.cina_person_id AS child,
        a.cina_assessment_team AS team,
        a.cina_assessment_worker_id AS worker,
        a.cina_assessment_auth_date AS day,
        began.day_number AS started,
        done.day_number AS ended,
        done.working_days - began.working_days
            + CASE WHEN :day_zero = 0 AND began.is_working_day = 1 THEN 1 ELSE 0 END AS took
    FROM ssd_cin_assessments a
    LEFT JOIN ssd_cin_episodes e ON e.cine_referral_id = a.cina_referral_id AND :start = 'referral'
    LEFT JOIN calendar began
        ON began.day = CASE WHEN :start = 'referral' THEN e.cine_referral_date ELSE a.cina_assessment_start_date END
    LEFT JOIN calendar done ON done.day = a.cina_assessment_auth_date
    WHERE a.cina_assessment_auth_date IS NOT NULL
) timed
