"""Points and cells made from short lists, for the tests of series and process control."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldthread.measures.cube import Cell
from goldthread.measures.series import Point, Unsaid
from goldthread.periods import month_of, months_after

START = date(2024, 4, 1)


def month(number: int) -> date:
    """The first day of the month that comes so many after April 2024."""
    return months_after(START, number)


def points(values: Sequence[float | None]) -> tuple[Point, ...]:
    """A point a month from April 2024; ``None`` is a month without cases."""
    return tuple(
        Point(month_of(month(at)), 0, 0, 0, 0, Unsaid.NO_CASES)
        if value is None
        else Point(month_of(month(at)), value, 1, 1, 0, value)
        for at, value in enumerate(values)
    )


def shares(counts: Sequence[int], sizes: int | Sequence[int]) -> tuple[Point, ...]:
    """A point a month from April 2024, of so many in so many, in percent."""
    each = [sizes] * len(counts) if isinstance(sizes, int) else sizes
    return tuple(
        Point(month_of(month(at)), count, size, size, 0, 100 * count / size)
        for at, (count, size) in enumerate(zip(counts, each, strict=True))
    )


def cell(when: date, numerator: float, denominator: float, **changed: object) -> Cell:
    """A cell of one measure of Fernshire, in which every case could be judged."""
    made = Cell("AS01", "Fernshire", when, "North", int(denominator), numerator, denominator, 0)
    return made._replace(**changed)  # type: ignore[arg-type]
