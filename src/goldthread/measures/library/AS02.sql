/*
name = "Open assessments already past 45 working days"
why = "Counting only finished assessments rewards leaving late ones open; each of these is a child who still waits."
domain = "assessment"
numerator = "Open assessments that have run for more than 45 working days"
denominator = "Assessments open at the snapshot"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot"
clock = "working days"
day_zero = "The day it starts is day 0."
exclusions = []
source = ["Standard Safeguarding Dataset, data-to-insight/ssd-data-model @4987c73, data/objects"]
verification = "derived"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.limit]
value = 45
unit = "working days"
meaning = "How long an assessment may run"
*/
SELECT
    a.cina_assessment_id AS case_id,
    a.cina_person_id AS child,
    a.cina_assessment_team AS team,
    a.cina_assessment_worker_id AS worker,
    s.day AS day,
    s.working_days - began.working_days AS value,
    CASE
        WHEN s.working_days - began.working_days IS NULL THEN NULL
        WHEN s.working_days - began.working_days > :limit THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN ssd_cin_assessments a
    ON a.cina_assessment_start_date <= s.day
    AND (a.cina_assessment_auth_date IS NULL OR a.cina_assessment_auth_date > s.day)
LEFT JOIN calendar began ON began.day = a.cina_assessment_start_date
