"""Series and process control on made-up figures, against a slow second implementation in whole fractions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.measures.cube import Cell
from goldthread.measures.process_control import Chart, Rebase, Rule, Variation, read_chart
from goldthread.measures.series import Unsaid, series
from tests.support.series import month, points, shares

# Few different numbers, so that there are ties, flat lines and points that lie on the average; gaps in between.
NUMBERS = st.one_of(st.integers(0, 6), st.integers(-40, 40))
VALUES = st.lists(st.one_of(NUMBERS, st.none()), min_size=0, max_size=30)


def limits_slowly(values: Sequence[int | None]) -> tuple[Fraction, Fraction] | None:
    """The average and the way to a limit; ``None`` under 3 values or 2 ranges."""
    known = [Fraction(value) for value in values if value is not None]
    ranges = []
    for at in range(1, len(values)):
        if values[at] is not None and values[at - 1] is not None:
            ranges.append(abs(Fraction(values[at]) - values[at - 1]))
    if len(known) < 3 or len(ranges) < 2:
        return None
    return sum(known) / len(known), Fraction(266, 100) * sum(ranges) / len(ranges)


def windows(count: int, size: int) -> list[range]:
    return [range(at, at + size) for at in range(count - size + 1)]


def rules_slowly(values: Sequence[int | None], mean: Fraction, spread: Fraction) -> dict[int, set[tuple[Rule, bool]]]:
    """Each rule as a sentence would say it, over every window, of the places that have a value."""
    places = [at for at, value in enumerate(values) if value is not None]
    known = [Fraction(values[at]) for at in places]
    found: dict[int, set[tuple[Rule, bool]]] = {at: set() for at in places}
    high, low = mean + spread, mean - spread
    nearly_high, nearly_low = mean + spread * Fraction(2, 3), mean - spread * Fraction(2, 3)
    for at, value in zip(places, known, strict=True):
        if value > high:
            found[at].add((Rule.OUTSIDE, True))
        if value < low:
            found[at].add((Rule.OUTSIDE, False))
    for seven in windows(len(known), 7):
        seen = [known[at] for at in seven]
        if all(value > mean for value in seen):
            [found[places[at]].add((Rule.RUN, True)) for at in seven]
        if all(value < mean for value in seen):
            [found[places[at]].add((Rule.RUN, False)) for at in seven]
        if seen == sorted(set(seen)):
            [found[places[at]].add((Rule.TREND, True)) for at in seven]
        if seen == sorted(set(seen), reverse=True):
            [found[places[at]].add((Rule.TREND, False)) for at in seven]
    for three in windows(len(known), 3):
        near = [at for at in three if nearly_high < known[at] <= high]
        if all(known[at] > mean for at in three) and len(near) >= 2:
            [found[places[at]].add((Rule.TWO_OF_THREE, True)) for at in near]
        near = [at for at in three if low <= known[at] < nearly_low]
        if all(known[at] < mean for at in three) and len(near) >= 2:
            [found[places[at]].add((Rule.TWO_OF_THREE, False)) for at in near]
    return found


@settings(max_examples=400)
@given(VALUES)
def test_limits_and_rules_agree_with_the_slow_ones(values):
    reading = read_chart(points(values), unit="score", polarity="high", chart=Chart.XMR)
    slow = limits_slowly(values)
    if slow is None:
        assert reading.variation is Variation.CANNOT_SAY
        assert all(one.limits is None and not one.signals for one in reading.points)
        return
    assert reading.steps[0].limits[0].mean == pytest.approx(float(slow[0]))
    assert reading.steps[0].limits[0].spread == pytest.approx(float(slow[1]))
    expected = rules_slowly(values, *slow)
    for at, one in enumerate(reading.points):
        assert {(signal.rule, signal.high) for signal in one.signals} == expected.get(at, set())


SHARES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), max_size=24)


@settings(max_examples=300)
@given(SHARES)
def test_a_p_chart_s_points_outside_are_those_of_exact_arithmetic(pairs):
    """A share p lies beyond 3 standard errors where (p - mean)² n > 9 mean (1 - mean): no root, no rounding."""
    pairs = [(met, size) for met, size in pairs if size]
    made = shares([met for met, _ in pairs], [size for _, size in pairs])
    reading = read_chart(made, unit="percent", polarity="high", chart=Chart.P)
    mean = Fraction(sum(met for met, _ in pairs), sum(size for _, size in pairs) or 1)
    beyond = [
        len(pairs) >= 3 and (Fraction(met, size) - mean) ** 2 * size > 9 * mean * (1 - mean) for met, size in pairs
    ]
    assert [any(signal.rule is Rule.OUTSIDE for signal in one.signals) for one in reading.points] == beyond


RULES_SEEN = st.lists(st.sampled_from([0, 1, 2, 3, 5, 8, 13, 14, 15, 16, 17, 18]), min_size=12, max_size=30)


@settings(max_examples=200)
@given(RULES_SEEN, st.integers(3, 9))
def test_a_re_based_chart_is_two_charts(values, at):
    whole = read_chart(
        points(values), unit="score", polarity="low", chart=Chart.XMR, rebases=[Rebase(month(at), "a new team")]
    )
    apart = [
        read_chart(points(part), unit="score", polarity="low", chart=Chart.XMR) for part in (values[:at], values[at:])
    ]
    assert [one.signals for one in whole.points] == [one.signals for half in apart for one in half.points]
    assert whole.sentence.split(":")[0] == apart[1].sentence.split(":")[0]


@settings(max_examples=200)
@given(VALUES)
def test_what_is_better_for_one_polarity_is_worse_for_the_other(values):
    high, low, neither = (
        read_chart(points(values), unit="score", polarity=polarity).variation.name
        for polarity in ("high", "low", "context")
    )
    if "_" in high and high not in ("COMMON_CAUSE", "CANNOT_SAY"):
        assert {high.split("_")[0], low.split("_")[0], neither.split("_")[0]} == {"IMPROVING", "CONCERNING", "NEITHER"}
    else:
        assert high == low == neither


CELLS = st.lists(
    st.builds(
        lambda at, team, cases, unsaid, met: Cell(
            "AS01", "Fernshire", month(at), team, cases + unsaid, min(met, cases), cases, unsaid
        ),
        st.integers(0, 14),
        st.sampled_from(["North", "South", ""]),
        st.integers(0, 9),
        st.integers(0, 2),
        st.integers(0, 9),
    ),
    max_size=40,
)
LENGTHS = st.sampled_from(["month", "quarter", "financial year to date", "rolling 12 months"])
ASKED = {"unit": "percent", "covered_from": month(0), "covered_to": date(2025, 6, 30)}


@settings(max_examples=150)
@given(CELLS, LENGTHS, st.sampled_from(["flow", "snapshot"]), st.randoms())
def test_the_order_of_the_cells_does_not_matter(cells, by, kind, random):
    cells = [cell._replace(numerator=cell.numerator / 10) for cell in cells]  # tenths do not add up alike both ways
    shuffled = random.sample(cells, len(cells))
    assert series(shuffled, kind=kind, by=by, **ASKED) == series(cells, kind=kind, by=by, **ASKED)


@settings(max_examples=150)
@given(CELLS, LENGTHS, st.sampled_from(["flow", "snapshot"]))
def test_the_teams_add_up_to_the_authority(cells, by, kind):
    whole = series(cells, kind=kind, by=by, **ASKED)
    teams = [series(cells, kind=kind, by=by, team=team, **ASKED) for team in ("North", "South", "")]
    for point, *parts in zip(whole, *teams, strict=True):
        assert point.cases == sum(part.cases for part in parts)
        assert point.cannot_say == sum(part.cannot_say for part in parts)
        assert point.numerator == sum(part.numerator for part in parts)
        assert point.denominator == sum(part.denominator for part in parts)


@settings(max_examples=150)
@given(CELLS)
def test_each_quarter_is_its_cases_counted_one_by_one(cells):
    for point in series(cells, kind="flow", by="quarter", **ASKED):
        inside = [cell for cell in cells if point.period.first <= cell.month <= point.period.last]
        denominator = sum(cell.denominator for cell in inside)
        if denominator:
            assert point.value == pytest.approx(100 * sum(cell.numerator for cell in inside) / denominator)
        else:
            assert point.value is (Unsaid.CANNOT_SAY if any(cell.cannot_say for cell in inside) else Unsaid.NO_CASES)
