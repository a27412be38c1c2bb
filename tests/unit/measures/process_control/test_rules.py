"""The four rules, each on a short series held against an average of 10 and limits of 4 and 16."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldthread.errors import UserError
from goldthread.measures.process_control import Limits, Rule, shipped_settings
from goldthread.measures.process_control.rules import signals

LIMITS = Limits(10, 6)


def named(values, rule, **changed) -> list[int]:
    """The points, counted from 0, that a rule names: with a minus where they are low or falling."""
    settings = replace(shipped_settings(), **changed)
    found = signals([(value, LIMITS) for value in values], settings)
    return [(at if signal.high else -at) for at, fired in enumerate(found) for signal in fired if signal.rule is rule]


@pytest.mark.parametrize(
    ("values", "points"),
    [([10, 16.01, 10], [1]), ([10, 3.99], [-1]), ([10, 16, 4], [])],  # a point on a limit is within
)
def test_a_point_outside_the_limits(values, points):
    assert named(values, Rule.OUTSIDE) == points


@pytest.mark.parametrize(
    ("values", "points"),
    [
        ([9, 11, 12, 11, 12, 11, 12, 11], [1, 2, 3, 4, 5, 6, 7]),
        ([9, 9, 8, 9, 9, 8, 9, 8, 11], [0, -1, -2, -3, -4, -5, -6, -7]),
        ([11] * 6, []),
        ([11, 11, 11, 10, 11, 11, 11, 11], []),  # a point on the average is on no side
    ],
)
def test_seven_on_one_side_of_the_average(values, points):
    assert named(values, Rule.RUN) == points


@pytest.mark.parametrize(
    ("values", "points"),
    [
        ([5, 6, 7, 8, 9, 10, 11, 8], [0, 1, 2, 3, 4, 5, 6]),
        ([5, 6, 7, 8, 9, 10, 10], []),  # six points rise, the seventh is the sixth again
        ([11, 10, 9, 8, 7, 6, 5], [0, -1, -2, -3, -4, -5, -6]),
    ],
)
def test_seven_that_rise_or_fall(values, points):
    assert named(values, Rule.TREND) == points


@pytest.mark.parametrize(
    ("values", "points"),
    [
        ([10, 14.5, 11, 15], [1, 3]),
        ([14.5, 9, 15], []),  # the third is on the other side
        ([14, 14, 11], []),  # two thirds of the way is not beyond it
        ([5.5, 9, 5], [0, -2]),
        ([17, 15, 11], []),  # the point outside has its own rule
    ],
)
def test_two_of_three_near_a_limit(values, points):
    assert named(values, Rule.TWO_OF_THREE) == points


def test_a_service_can_ask_for_a_longer_run():
    assert named([11] * 7, Rule.RUN, run=8) == []
    assert named([11] * 8, Rule.RUN, run=8) == list(range(8))


def test_settings_that_make_no_sense_are_refused():
    with pytest.raises(UserError, match="run is 1, near is 2"):
        replace(shipped_settings(), run=1, near=2)
