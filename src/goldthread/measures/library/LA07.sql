/*
name = "Children in care in the same home for 2 years or more (long-term stability)"
why = "Staying with the same carers lets a child put down roots."
domain = "children in care"
numerator = "Children who have lived in the same placement for 2 years or more, or who are placed for adoption and have lived there and in the placement before it for 2 years together"
denominator = "Children in care under 16 who have been in care for at least 2 and a half years without a break"
unit = "percent"
polarity = "high"
kind = "snapshot"
period = "snapshot"
clock = "calendar months"
day_zero = "A number of months runs to the same day of the month: two years from 30 March end on 30 March, and that day counts. A child born on 29 February is a year older on 1 March. A child without a date of birth or a placement on record cannot be judged."
exclusions = ["Temporary placements (T0 to T4): the home before them counts on", "Series of short breaks (V3, V4)"]
source = [
    "NI 063 open data certificate, http://certificates.theodi.org/en/datasets/16660",
    "DfE Stability measures data set, https://explore-education-statistics.service.gov.uk/data-catalogue/data-set/68c7a1f2-7dd9-42d4-9794-e94203e311f0",
    "DfE CSC outcomes and enablers dashboard, github dfe-analytical-services/CSC_outcomes_and_enablers @2f5d11a (2026-04-27)",
    "Rotherham Q1-Q3 2023/24, https://moderngov.rotherham.gov.uk/mgAi.aspx?ID=97431 , 98066 , 98613",
]
verification = "verified"
note = "Was national indicator 63. Counted from the start of a placement: a new placement with the same carer counts as a new home, so the figure may be too low."
typical_target = "68 to 70 percent (Rotherham aims for 70)"
owner = "Performance team"
reviewed = 2026-11-22

[parameters.under_age]
value = 16
unit = "years"
meaning = "Only children below this age count"

[parameters.care_months]
value = 30
unit = "months"
meaning = "How long a child must have been in care without a break to count"

[parameters.placement_years]
value = 2
unit = "years"
meaning = "How long with the same carer"
*/
WITH placed AS (
    SELECT
        k.day, k.child, p.clap_cla_placement_type AS placement_type, p.clap_cla_placement_start_date AS placed_on,
        p.clap_cla_placement_end_date AS ended_on, c.day_number AS placed_number, c.month_point AS placed_point,
        ROW_NUMBER() OVER (
            PARTITION BY k.day, k.child
            ORDER BY
                CASE WHEN p.clap_cla_placement_end_date IS NULL OR p.clap_cla_placement_end_date > k.day THEN 0 ELSE 1 END,
                p.clap_cla_placement_start_date DESC, p.clap_cla_placement_id DESC
        ) AS current_first
    FROM children_in_care k
    JOIN ssd_cla_placement p ON p.clap_cla_id = k.cla_id AND p.clap_cla_placement_start_date <= k.day
    LEFT JOIN calendar c ON c.day = p.clap_cla_placement_start_date
    WHERE p.clap_cla_placement_type IS NULL OR p.clap_cla_placement_type NOT IN ('T0', 'T1', 'T2', 'T3', 'T4')
)
SELECT
    k.cla_id AS case_id, k.child, k.team, k.worker, k.day,
    s.day_number - o.placed_number AS value,
    CASE
        WHEN k.born_point IS NULL OR o.placed_on IS NULL THEN NULL
        WHEN s.month_point - o.placed_point >= 372 * :placement_years THEN 1
        WHEN o.placement_type IN ('A3', 'A4', 'A5', 'A6')
            AND s.month_point - MAX(earlier.placed_point) >= 372 * :placement_years THEN 1
        ELSE 0
    END AS numerator,
    1 AS denominator
FROM children_in_care k
JOIN snapshots s ON s.day = k.day
LEFT JOIN placed o
    ON o.day = k.day AND o.child = k.child AND o.current_first = 1 AND (o.ended_on IS NULL OR o.ended_on > k.day)
-- The previous placement is one that began on an earlier day, not a second one of the same day.
LEFT JOIN placed earlier ON earlier.day = o.day AND earlier.child = o.child AND earlier.placed_on < o.placed_on
WHERE s.month_point - k.entered_point >= 31 * :care_months
    AND (k.born_point IS NULL OR s.month_point - k.born_point < 372 * :under_age)
GROUP BY
    k.cla_id, k.child, k.team, k.worker, k.day, k.born_point, s.day_number, s.month_point,
    o.placed_on, o.placed_number, o.placed_point, o.placement_type
