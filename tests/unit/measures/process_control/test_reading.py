"""What is read off a chart: icons, sentences, warnings, baselines, re-basing, points left out."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.errors import UserError
from goldthread.measures.process_control import Assurance, Chart, Ghost, Rebase, Rule, Variation, read_chart
from goldthread.measures.series import series
from tests.support.series import cell, month, points, shares

UP_AND_DOWN = [50, 54, 48, 52, 50, 46, 52, 50, 54, 48, 52, 50]


def read(values, **asked):
    made = points(values) if isinstance(values, list) else values
    return read_chart(made, **{"unit": "percent", "polarity": "high", "chart": Chart.XMR, **asked})


@pytest.mark.parametrize(
    ("last", "polarity", "variation", "sentence"),
    [
        (
            [52],
            "high",
            "COMMON_CAUSE",
            "Common cause: nothing has changed beyond the usual ups and downs of 39.9% to 61.1%.",
        ),
        (
            [80],
            "high",
            "IMPROVING_HIGH",
            "Getting better: April 2025, at 80.0%, is above the usual ups and downs of 39.9% to 61.1%",
        ),
        (
            [80],
            "low",
            "CONCERNING_HIGH",
            "Getting worse: April 2025, at 80.0%, is above the usual ups and downs of 39.9% to 61.1%",
        ),
        ([80], "context", "NEITHER_HIGH", "Something has changed: April 2025, at 80.0%, is above the usual"),
        (
            [20],
            "high",
            "CONCERNING_LOW",
            "Getting worse: April 2025, at 20.0%, is below the usual ups and downs of 39.9% to 61.1%",
        ),
        ([20], "low", "IMPROVING_LOW", "Getting better: April 2025"),
        ([20], "context", "NEITHER_LOW", "Something has changed: April 2025"),
        ([51, 52, 53, 51, 52, 53, 51], "high", "IMPROVING_HIGH", "Getting better: the last 7 points are all above"),
        ([59, 51, 59], "low", "CONCERNING_HIGH", "Getting worse: two of the last three points lie close to the upper"),
        ([58, 57, 56, 54, 52, 49, 47], "high", "CONCERNING_LOW", "Getting worse: the figure has fallen over 7 points"),
    ],
)
def test_the_icon_and_the_sentence_of_the_latest_point(last, polarity, variation, sentence):
    reading = read(UP_AND_DOWN + last, polarity=polarity, baseline_until=month(12))
    assert reading.variation is Variation[variation]
    assert reading.sentence.startswith(sentence)


def test_the_point_before_the_latest_keeps_its_own_icon():
    reading = read([*UP_AND_DOWN, 80, 50], baseline_until=month(12))
    assert [one.variation.name for one in reading.points[-2:]] == ["IMPROVING_HIGH", "COMMON_CAUSE"]
    assert reading.variation is Variation.COMMON_CAUSE


@pytest.mark.parametrize(
    ("target", "polarity", "assurance", "sentence"),
    [
        (30, "high", "PASSES", "The target of 30.0% is met all through the usual ups and downs of 39.9% to 61.1%"),
        (90, "high", "FAILS", "The target of 90.0% lies beyond the usual ups and downs of 39.9% to 61.1%"),
        (
            50,
            "high",
            "HIT_AND_MISS",
            "Hit and miss: the target of 50.0% lies within the usual ups and downs of 39.9% to 61.1%",
        ),
        (90, "low", "PASSES", "The target of 90.0% is met all through"),
        (30, "low", "FAILS", "The target of 30.0% lies beyond"),
        (None, "high", "NO_TARGET", "No target was set."),
        (50, "context", "NO_DIRECTION", "Neither way is better here, so that a target cannot be met."),
    ],
)
def test_the_target_against_the_limits(target, polarity, assurance, sentence):
    reading = read(UP_AND_DOWN, target=target, polarity=polarity)
    assert reading.assurance is Assurance[assurance]
    assert reading.assurance_sentence.startswith(sentence)


def test_every_icon_has_words_a_sign_and_a_meaning_of_its_own():
    for icons in (Variation, Assurance):
        assert len({icon.value.words for icon in icons}) == len({icon.value.means for icon in icons}) == len(icons)
    changed = [icon.value for icon in Variation if icon.special]
    assert len({icon.sign for icon in changed}) == len(changed)  # told apart without their colours


def test_limits_come_from_before_the_first_action():
    reading = read([*UP_AND_DOWN, 70, 72, 71], baseline_until=date(2025, 4, 9))
    assert reading.steps[0].made_of == 12
    assert reading.steps[0].limits[0] == read(UP_AND_DOWN).steps[0].limits[0]
    assert [bool(one.signals) for one in reading.points] == [False] * 12 + [True] * 3
    assert reading.notes == ("The limits come from before 9 April 2025, when the first action began.",)
    # The month in which the action began is no baseline: part of it came after.
    assert read(UP_AND_DOWN, baseline_until=date(2025, 3, 31)).steps[0].made_of == 11


def test_a_first_action_before_the_first_figure_leaves_no_baseline():
    reading = read(UP_AND_DOWN, baseline_until=month(0))
    assert (reading.variation, reading.steps[0].said) == (Variation.CANNOT_SAY, False)
    assert reading.sentence == "Cannot be said: there is no point for the limits, and 3 are needed."
    assert reading.warnings == (reading.sentence,)


def test_new_limits_from_a_month_with_its_reason():
    reading = read(
        [*UP_AND_DOWN, *(value + 30 for value in UP_AND_DOWN)],
        rebases=[Rebase(month(12), "The front door moved.")],
        baseline_until=month(6),
    )
    first, second = reading.steps
    assert [(step.first, step.last, step.made_of) for step in reading.steps] == [(0, 11, 6), (12, 23, 12)]
    assert second.limits[0].mean == pytest.approx(first.limits[0].mean + 30, abs=1)
    assert reading.points[12].moving_range is None  # no range is taken from the one to the other
    assert reading.variation is Variation.COMMON_CAUSE
    assert reading.notes[1] == "New limits from April 2025: The front door moved."


def test_a_run_does_not_go_on_over_new_limits():
    values = [10, 12] * 5 + [11.5] * 6 + [30, 31] * 5
    assert [one.signals for one in read(values, rebases=[Rebase(month(16), "a new team")]).points[16:]] == [()] * 10


def test_a_point_left_out_counts_for_nothing_and_says_why():
    values = [*UP_AND_DOWN, 95, 50, 51]
    with_it, without = read(values), read(values, ghosts=[Ghost(month(12), "The system was down")])
    assert with_it.points[12].signals and not without.points[12].signals
    assert without.steps[0].made_of == 14
    assert [one.moving_range for one in without.points[12:]] == [None, None, 1]
    assert without.notes == ("April 2025 is left out: The system was down.",)


def test_a_part_of_a_month_is_left_out_and_the_icon_is_the_last_whole_month_s():
    cells = [cell(month(at), value, 100) for at, value in enumerate([*UP_AND_DOWN, 3])]
    made = series(cells, kind="flow", unit="count", covered_from=month(0), covered_to=date(2025, 4, 3))
    reading = read_chart(made, unit="count", polarity="high")
    assert reading.variation is Variation.COMMON_CAUSE and reading.latest.point.period.name == "March 2025"
    assert reading.notes == ("April 2025 is left out: The records do not reach over the whole of it.",)


def test_a_month_without_cases_is_passed_over():
    reading = read([50, 54, None, 48, 52])
    assert reading.steps[0].made_of == 4
    assert [one.moving_range for one in reading.points] == [None, 4, None, None, 4]
    assert reading.points[2].variation is Variation.CANNOT_SAY and not reading.points[2].left_out


@pytest.mark.parametrize(
    ("values", "said", "warning"),
    [
        (UP_AND_DOWN[:10], True, None),
        (UP_AND_DOWN[:9], True, "The limits come from 9 points, which is fewer than 10: they may still move"),
        (UP_AND_DOWN[:3], True, "The limits come from 3 points"),
        (UP_AND_DOWN[:2], False, "Cannot be said: there are 2 points for the limits, and 3 are needed."),
        (UP_AND_DOWN[:1], False, "Cannot be said: there is 1 point for the limits, and 3 are needed."),
        ([50, None, 51, None, 52], False, "Cannot be said: of the 3 points for the limits too few follow one another."),
        ([50, None] * 12, False, "Cannot be said: of the 12 points for the limits too few follow one another."),
    ],
)
def test_few_points_are_warned_of_and_too_few_say_nothing(values, said, warning):
    reading = read(values, target=90)
    assert reading.steps[0].said is said
    assert (reading.warnings == ()) if warning is None else reading.warnings[0].startswith(warning)
    if not said:
        assert (reading.variation, reading.assurance) == (Variation.CANNOT_SAY, Assurance.CANNOT_SAY)
        assert reading.sentence == warning


@pytest.mark.parametrize(
    ("values", "sentence"),
    [([], "Cannot be said: there are no figures."), ([None] * 3, "Cannot be said: none of the figures can be used.")],
)
def test_a_series_without_a_figure(values, sentence):
    assert read(values).sentence == sentence


def test_a_flat_line_is_common_cause():
    reading = read([0.1] * 12)
    assert reading.variation is Variation.COMMON_CAUSE
    assert not any(one.signals for one in reading.points)


@pytest.mark.parametrize(
    ("counts", "sizes", "unit", "chart"),
    [
        ([3] * 12, 12, "percent", Chart.P),
        ([30] * 12, 50, "percent", Chart.XMR),
        ([30] * 12, [49] * 7 + [400] * 5, "percent", Chart.P),
        ([3] * 12, [5] * 5 + [400] * 7, "percent", Chart.XMR),
        ([3] * 12, 12, "count", Chart.XMR),
    ],
)
def test_which_chart_is_drawn(counts, sizes, unit, chart):
    assert read(shares(counts, sizes), unit=unit, chart=None).chart is chart


def test_each_share_has_limits_of_its_own_size():
    reading = read(shares([5, 5, 5, 1], [10, 10, 10, 2]), chart=Chart.P)
    assert [round(one.limits.spread, 1) for one in reading.points] == [47.4, 47.4, 47.4, 106.1]
    assert reading.sentence.endswith("of 0.0% to 100.0%.")


def test_rolling_figures_have_no_limits():
    cells = [cell(month(at), 5, 10) for at in range(24)]
    asked = {"kind": "flow", "unit": "percent", "covered_from": month(0), "covered_to": date(2026, 3, 31)}
    reading = read(series(cells, by="rolling 12 months", first=month(12), **asked), target=90)
    assert (reading.variation, reading.assurance) == (Variation.CANNOT_SAY, Assurance.CANNOT_SAY)
    assert reading.sentence.startswith("Limits cannot be said for figures of the rolling 12 months")


def test_a_quarter_is_charted_and_re_based_in_its_middle():
    cells = [cell(month(at), 40 + at % 5, 100) for at in range(24)]
    asked = {"kind": "flow", "unit": "percent", "covered_from": month(0), "covered_to": date(2026, 3, 31)}
    reading = read(series(cells, by="quarter", **asked), rebases=[Rebase(month(13), "a new team")])
    assert [(step.first, step.last) for step in reading.steps] == [(0, 3), (4, 7)]


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (lambda: Rebase(month(3), " "), "New limits from July 2024 has no reason"),
        (lambda: Ghost(month(3), ""), "The point of July 2024 that is left out has no reason"),
        (lambda: read(UP_AND_DOWN, polarity="up"), "“up” does not say which way is better"),
        (
            lambda: read(
                UP_AND_DOWN,
                rebases=[Rebase(month(40), "x"), Rebase(month(2), "y"), Rebase(month(2), "z")],
                ghosts=[Ghost(month(50), "w")],
            ),
            "what was asked of the chart does not fit its months: new limits from August 2027, which is no month of the"
            " series; new limits twice from June 2024; a point of June 2028 to leave out, which is no month of the ser",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused_with_every_fault(made, sentence):
    with pytest.raises(UserError) as told:
        made()
    assert str(told.value).startswith(sentence)


def test_the_strongest_rule_decides():
    reading = read([*UP_AND_DOWN, 41, 42, 43, 44, 45, 46, 47], baseline_until=month(12))
    assert [(signal.rule, signal.high) for signal in reading.latest.signals] == [(Rule.RUN, False), (Rule.TREND, True)]
    assert reading.sentence == "Getting worse: the last 8 points are all below the average of 50.5%."
