/*
name = "Re-entry to care within 12 months"
why = "A child who comes back into care soon was sent home before it was safe or without enough help."
domain = "children in care"
numerator = "Children entering care who left care in the previous 12 months"
denominator = "Children entering care in period"
unit = "percent"
polarity = "low"
kind = "flow"
period = "rolling 12 months; also month, quarter, financial year to date"
clock = "calendar months"
day_zero = "Within a number of months of a day means up to the same day of the month; who is born on 29 February is older on 1 March."
exclusions = ["Series of short breaks (V3, V4)"]
source = [
    "github data-to-insight/ssd-data-model @4987c73 admin/tools-ssd_dfe_returns/AnnexA_sqlserver_v1.2.0_1_20240731.sql",
]
verification = "field verified"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.months]
value = 12
unit = "months"
meaning = "How soon a return counts"
*/
SELECT
    e.cla_id AS case_id, e.child, MIN(a.team) AS team, MIN(a.worker) AS worker, e.entered AS day, NULL AS value,
    MAX(CASE WHEN began.month_point - earlier_left.month_point <= 31 * :months THEN 1 ELSE 0 END) AS numerator,
    1 AS denominator
FROM care_periods e
LEFT JOIN calendar began ON began.day = e.entered
LEFT JOIN care_periods earlier
    ON earlier.child = e.child AND earlier.cla_id <> e.cla_id AND earlier.left_day <= e.entered AND earlier.entered <= e.entered
LEFT JOIN calendar earlier_left ON earlier_left.day = earlier.left_day
LEFT JOIN allocation a ON a.child = e.child AND a.from_day <= e.entered AND (a.to_day IS NULL OR a.to_day > e.entered)
GROUP BY e.cla_id, e.child, e.entered
