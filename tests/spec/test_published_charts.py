"""Charts that were printed with their limits, worked out again: each with its source, and what was printed.

The SAS page was read. The pages of NIST and Wheeler were not at hand: their numbers are as several open packages quote
them, alike, in tests of their own (statprocon has Wheeler's).

- NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2 “Individuals Control Charts”
  (https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc322.htm).
- NIST/SEMATECH e-Handbook, 6.3.3.2 “Proportions Control Charts”
  (https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc332.htm); the data are those of Montgomery, “Introduction to
  Statistical Quality Control”, chapter on the fraction nonconforming (frozen orange juice).
- Wheeler, “Making Sense of Data”, SPC Press, 2003: page 382, “Data Set to Use When Verifying Software”; Table 8.1;
  Table 9.1; page 130, Figure 9.9.
- SAS/QC User's Guide, SHEWHART procedure, Example 18.25 “Creating a Chart with Revised Control Limits”
  (https://support.sas.com/documentation/cdl/en/qcug/68161/HTML/default/qcug_shewhart_sect238.htm).
"""

from __future__ import annotations

import pytest

from goldthread.measures.process_control import Chart, Ghost, Rule, Variation, read_chart, shipped_settings
from goldthread.measures.process_control.xmr import moving_ranges, xmr_limits
from tests.support.series import month, points, shares


def fired(reading, rule: Rule) -> list[int]:
    """The numbers, from 1, of the points that are part of a rule."""
    return [
        number
        for number, one in enumerate(reading.points, start=1)
        if any(signal.rule is rule for signal in one.signals)
    ]


def test_nist_flow_rate_of_ten_batches_is_in_control():
    reading = read_chart(
        points([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]), unit="score", polarity="context"
    )
    [step] = reading.steps
    limits = step.limits[0]
    printed = (50.81, 45.8159, 55.8041, 1.8778)
    # NIST divides 3 by d2 = 1.128 (2.6596), where the rounded 2.66 is usual: the limits differ by 0.0008.
    assert (limits.mean, limits.lower, limits.upper, step.moving.mean) == pytest.approx(printed, abs=0.001)
    assert all(one.variation is Variation.COMMON_CAUSE for one in reading.points)
    assert reading.sentence == "Common cause: nothing has changed beyond the usual ups and downs of 45.8 to 55.8."


def test_wheelers_data_for_verifying_software():
    values = [5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200]
    assert moving_ranges(values)[1:] == (695, 0, 375, 315, 140, 55, 200, 305, 55, 280, 115, 460, 385, 222, 1737)
    reading = read_chart(points(values), unit="count", polarity="low")
    [step] = reading.steps
    limits = step.limits[0]
    assert (limits.mean, step.moving.mean) == pytest.approx((4135.50, 355.93), abs=0.005)
    assert (limits.lower, limits.upper) == pytest.approx((3188.72, 5082.28), abs=0.005)
    assert step.moving.upper == pytest.approx(1163.19 * 3.267 / 3.268, abs=0.01)  # the book takes 3.268
    assert fired(reading, Rule.OUTSIDE) == [16]
    assert [number for number, one in enumerate(reading.points, start=1) if one.range_outside] == [16]
    assert reading.variation is Variation.CONCERNING_HIGH


def test_wheelers_peak_flow_rates():
    values = [120, 140, 100, 150, 260, 150, 100, 120, 300, 300, 275, 300, 140, 170, 150, 150, 190, 180]
    limits, moving = xmr_limits(values)
    # 322.5, 43.7 and 171.3 are printed: the book rounds the average range to 52.4 and 3.267 to 3.27 beforehand.
    assert (limits.mean, moving.mean) == pytest.approx((183.1, 52.4), abs=0.05)
    assert (limits.upper, limits.lower, moving.upper) == pytest.approx((322.5, 43.7, 171.3), abs=0.3)


def test_wheelers_smokers_run_below_the_average():
    """Table 8.1, the share of high school seniors who smoke daily: the last eight years lie below the average."""
    reading = read_chart(
        points([21.3, 20.2, 20.9, 21.0, 18.8, 19.6, 18.7, 18.6, 18.1, 18.9, 19.2, 18.2, 17.3, 19.0]),
        unit="percent",
        polarity="low",
        chart=Chart.XMR,
    )
    assert fired(reading, Rule.RUN) == [7, 8, 9, 10, 11, 12, 13, 14]
    assert reading.variation is Variation.IMPROVING_LOW
    assert reading.sentence == "Getting better: the last 8 points are all below the average of 19.3%."


def test_wheelers_accident_rates_against_the_baseline():
    """Table 9.1: two years, each against the limits of the other; of the second, four months lie below the first's."""
    before = [43, 40, 37, 33, 30, 33, 34, 35, 29, 33, 31, 39]
    after = [35, 37, 33, 32, 27, 29, 31, 22, 25, 30, 24, 19]
    reading = read_chart(points(before + after), unit="count", polarity="low", baseline_until=month(12))
    limits = reading.steps[0].limits[0]
    assert (limits.lower, limits.upper, reading.steps[0].made_of) == (
        pytest.approx(25.6, abs=0.05),
        pytest.approx(43.9, abs=0.05),
        12,
    )
    assert fired(reading, Rule.OUTSIDE) == [20, 21, 23, 24]
    second = xmr_limits(after)[0]
    assert (second.lower, second.upper) == pytest.approx((18.0, 39.3), abs=0.05)
    assert [number for number, value in enumerate(before, start=1) if second.outside(value)] == [1, 2]


NONCONFORMING = [
    12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
]  # fmt: skip


def test_nist_proportions_of_thirty_samples_of_fifty():
    reading = read_chart(shares(NONCONFORMING, 50), unit="percent", polarity="low", chart=Chart.P)
    limits = reading.steps[0].limits[0]
    assert (limits.mean, limits.lower, limits.upper) == pytest.approx((23.13, 5.24, 41.02), abs=0.01)
    assert fired(reading, Rule.OUTSIDE) == [15, 23]


def test_sas_circuits_with_two_batches_left_out():
    failed = [7, 6, 6, 9, 2, 11, 8, 8, 6, 19, 7, 5, 7, 5, 8, 13, 7, 14, 19, 5, 7, 5, 7, 5, 11, 4, 6, 3, 11, 3]
    trial = read_chart(shares(failed, 500), unit="percent", polarity="low", chart=Chart.P)
    assert fired(trial, Rule.OUTSIDE) == [10, 19]
    ghosts = [Ghost(month(9), "a special cause was found"), Ghost(month(18), "a special cause was found")]
    revised = read_chart(shares(failed, 500), unit="percent", polarity="low", chart=Chart.P, ghosts=ghosts)
    assert revised.steps[0].made_of == 28
    assert revised.steps[0].limits[0].mean == pytest.approx(100 * (sum(failed) - 38) / (28 * 500))
    assert fired(revised, Rule.OUTSIDE) == []


def test_the_rules_are_those_of_making_data_count():
    """NHSRplotthedots 0.2.2 (NHS-R community, 2025), the package of NHS England's programme: ptd_spc_standard.R."""
    assert (shipped_settings().run, shipped_settings().trend, shipped_settings().near) == (7, 7, pytest.approx(2 / 3))
