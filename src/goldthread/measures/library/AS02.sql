/*
name = "Open assessments already past 45 working days"
why = "Counting only finished assessments rewards leaving late ones open; each of these is a child who still waits."
domain = "assessment"
numerator = "Open assessments that have run for more than 45 working days"
denominator = "Assessments open at the snapshot: started by then and not yet authorised"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "working days"
day_zero = "The day the assessment starts is day 0. Whether the first day is day 0 or day 1 is not confirmed, so it is a setting; set it and “start” as for AS01."
exclusions = []
source = ["Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, data/objects"]
verification = "derived"
note = "It stands beside AS01, which by itself rewards leaving late work open."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 45
unit = "working days"
meaning = "How long an assessment may run"

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
    run AS value,
    CASE WHEN run IS NULL THEN NULL WHEN run > :limit THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM (
    SELECT
        a.cina_assessment_id AS case_id,
        a.cina_person_id AS child,
        a.cina_assessment_team AS team,
        a.cina_assessment_worker_id AS worker,
        s.day AS day,
        s.working_days - began.working_days
            + CASE WHEN :day_zero = 0 AND began.is_working_day = 1 THEN 1 ELSE 0 END AS run
    FROM snapshots s
    JOIN ssd_cin_assessments a
        ON a.cina_assessment_start_date <= s.day
        AND (a.cina_assessment_auth_date IS NULL OR a.cina_assessment_auth_date > s.day)
    LEFT JOIN ssd_cin_episodes e ON e.cine_referral_id = a.cina_referral_id AND :start = 'referral'
    LEFT JOIN calendar began
        ON began.day = CASE WHEN :start = 'referral' THEN e.cine_referral_date ELSE a.cina_assessment_start_date END
) timed
