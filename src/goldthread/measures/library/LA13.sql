/*
name = "Children back in care within 12 months"
why = "A child who is back in care within a year may have gone home too soon or without enough help."
domain = "children in care"
numerator = "Children who entered care within 12 months of having left it"
denominator = "Children who entered care in the period"
unit = "percent"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "calendar months"
day_zero = "The day a child leaves care is day 0. A number of months runs to the same day of the month: 12 months from 10 March end on the next 10 March, and that day still counts."
exclusions = ["Series of short breaks (V3, V4)"]
source = [
    "github data-to-insight/ssd-data-model @4987c73 admin/tools-ssd_dfe_returns/AnnexA_sqlserver_v1.2.0_1_20240731.sql",
]
verification = "field verified"
note = "Any earlier period of care in this record counts, whatever it ended with. An entry that names no child cannot be judged."
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 12
unit = "months"
meaning = "How soon a return counts"
*/
SELECT
    e.cla_id AS case_id, e.child, MIN(a.team) AS team, MIN(a.worker) AS worker, e.entered AS day, NULL AS value,
    CASE
        WHEN e.child IS NULL THEN NULL
        ELSE MAX(CASE WHEN began.month_point - earlier_left.month_point <= 31 * :months THEN 1 ELSE 0 END)
    END AS numerator,
    1 AS denominator
FROM care_periods e
LEFT JOIN calendar began ON began.day = e.entered
LEFT JOIN care_periods earlier
    ON earlier.child = e.child AND earlier.cla_id <> e.cla_id AND earlier.left_day <= e.entered AND earlier.entered <= e.entered
LEFT JOIN calendar earlier_left ON earlier_left.day = earlier.left_day
LEFT JOIN allocation a ON a.child = e.child AND a.from_day <= e.entered AND (a.to_day IS NULL OR a.to_day > e.entered)
GROUP BY e.cla_id, e.child, e.entered
