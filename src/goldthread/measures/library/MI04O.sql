/*
name = "Return interviews still to be held"
why = "Each of these children came back and nobody has yet asked her what happened."
domain = "missing"
numerator = "Episodes that ended more than three days before the snapshot"
denominator = "Missing episodes (type M) that ended in the last 12 months and have no interview yet"
unit = "percent"
polarity = "low"
kind = "snapshot"
period = "snapshot looking back 12 months"
clock = "hours"
day_zero = "Counted in days: the day of the return is day 0."
exclusions = ["Away without permission, whereabouts known (type A), and episodes of no recorded type"]
source = [
    "CYP Now legal update, https://www.cypnow.co.uk/best-practice/article/legal-update-safeguarding-children-who-go-missing-from-care",
    "Darlington Q1 2018/19, https://democracy.darlington.gov.uk/mgAi.aspx?ID=375",
]
verification = "derived"
note = "It stands beside MI04."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.hours]
value = 72
unit = "hours"
meaning = "How soon after the return"
*/
SELECT
    m.miss_table_id AS case_id, m.miss_person_id AS child, a.team, a.worker, s.day,
    s.day_number - back.day_number AS value,
    CASE WHEN 24 * (s.day_number - back.day_number) > :hours THEN 1 ELSE 0 END AS numerator,
    1 AS denominator
FROM snapshots s
JOIN ssd_missing m ON m.miss_missing_episode_end_date <= s.day
JOIN calendar back ON back.day = m.miss_missing_episode_end_date AND s.month_point - back.month_point < 372
LEFT JOIN (
    SELECT
        missing_id, interview_at, interview_at_minutes, returned_at_minutes,
        ROW_NUMBER() OVER (PARTITION BY missing_id ORDER BY interview_at_minutes, interview_id) AS nth
    FROM local_return_interviews
    WHERE interview_at_minutes IS NOT NULL
) i ON i.missing_id = m.miss_table_id AND i.nth = 1
LEFT JOIN allocation a ON a.child = m.miss_person_id AND a.from_day <= s.day AND (a.to_day IS NULL OR a.to_day > s.day)
WHERE m.miss_missing_episode_type = 'M' AND (i.missing_id IS NULL OR CAST(i.interview_at AS DATE) > s.day)
