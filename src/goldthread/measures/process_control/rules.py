"""The four rules by which a point is more than the usual ups and downs, as in “Making data count” (NHS England).

Each rule looks at the points that have a value, in order; a month without one is passed over and breaks nothing. A
point may break several; they are given in the order below, and the first decides how the point is coloured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from goldthread.measures.process_control.limits import Limits, compared
from goldthread.measures.process_control.settings import Settings, shipped_settings


class Rule(StrEnum):
    """The four rules, the strongest first."""

    OUTSIDE = "a point outside the limits"
    RUN = "a run of points on one side of the average"
    TREND = "a run of points that each rise or each fall"
    TWO_OF_THREE = "two of three points near a limit"


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that a point is part of. ``high`` where the figure is higher, or rises; ``points``: how long a run."""

    rule: Rule
    high: bool
    points: int = 1


Held = tuple[float, Limits]


def signals(points: Sequence[Held], settings: Settings | None = None) -> tuple[tuple[Signal, ...], ...]:
    """What each point of one stretch of limits is part of, with the strongest rule first; nothing for most points."""
    settings = settings or shipped_settings()
    found: list[list[Signal]] = [[] for _ in points]
    for at, signal in _each(points, settings):
        found[at].append(signal)
    return tuple(map(tuple, found))


def _each(points: Sequence[Held], settings: Settings) -> Iterator[tuple[int, Signal]]:
    yield from _outside(points)
    yield from _runs(points, settings.run)
    yield from _trends(points, settings.trend)
    yield from _two_of_three(points, settings.near)


def _outside(points: Sequence[Held]) -> Iterator[tuple[int, Signal]]:
    for at, (value, limits) in enumerate(points):
        if where := limits.outside(value):
            yield at, Signal(Rule.OUTSIDE, where > 0)


def _runs(points: Sequence[Held], least: int) -> Iterator[tuple[int, Signal]]:
    """A point that lies on the average is on neither side, and ends a run."""
    sides = [limits.side(value) for value, limits in points]
    for first, last in _alike(sides):
        if sides[first] and last - first + 1 >= least:
            signal = Signal(Rule.RUN, sides[first] > 0, last - first + 1)
            yield from ((at, signal) for at in range(first, last + 1))


def _trends(points: Sequence[Held], least: int) -> Iterator[tuple[int, Signal]]:
    """Two equal points neither rise nor fall, and end a trend."""
    steps = [compared(after, before) for (before, _), (after, _) in pairwise(points)]
    for first, last in _alike(steps):
        if steps[first] and last - first + 2 >= least:
            signal = Signal(Rule.TREND, steps[first] > 0, last - first + 2)
            # A point where a rise turns into a fall ends the one and begins the other, and may be in both.
            yield from ((at, signal) for at in range(first, last + 2))


def _two_of_three(points: Sequence[Held], near: float) -> Iterator[tuple[int, Signal]]:
    """Three points in a row on one side of the average, two of them near the limit there: those two are named.

    A point outside the limits is not counted as near, since its own rule has named it.
    """
    sides = [limits.side(value) for value, limits in points]
    close = [limits.near(value, near) for value, limits in points]
    named: dict[int, int] = {}
    for at in range(len(points) - 2):
        three = range(at, at + 3)
        if abs(sum(sides[one] for one in three)) == 3 and sum(bool(close[one]) for one in three) >= 2:
            named.update({one: close[one] for one in three if close[one]})
    yield from ((at, Signal(Rule.TWO_OF_THREE, side > 0, 2)) for at, side in sorted(named.items()))


def _alike(marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last place of each stretch of equal marks."""
    first = 0
    for at in range(1, len(marks) + 1):
        if at == len(marks) or marks[at] != marks[first]:
            yield first, at - 1
            first = at
