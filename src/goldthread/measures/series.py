"""A measure over time: one point for each month, quarter, financial year to date or rolling 12 months.

Flow measures (assessments ended in the month) add up over months and are divided afterwards, so that a quarter's share
is not the mean of three shares. Snapshots (children on a plan on the day) never add up over months: a longer period
shows the last month's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import fsum

from goldthread.errors import UserError
from goldthread.measures.cube import Cell
from goldthread.measures.scales import Scale, scale_of
from goldthread.periods import Period, Stretch, month_of, months_between, quarter_of, rolling_year, year_to_date


class Unsaid(StrEnum):
    """Why a point has no figure. Each is a thing of its own, and none of them is 0."""

    NO_CASES = "no cases"
    NO_DATA = "no data"
    CANNOT_SAY = "cannot be said"
    NOT_SHOWN = "not shown"  # a small number, or one that would give a small number away
    NOT_GIVEN = "not given at this level"  # to whoever lacks the right to exact figures


@dataclass(frozen=True, slots=True)
class Point:
    """One figure, with the sums it comes from.

    ``cannot_say`` of the ``cases`` could not be judged and are in neither sum. ``part`` says that the records do not
    reach over the whole period. ``note`` is a sentence on how the figure came about, where it needs one.
    """

    period: Period
    numerator: float
    denominator: float
    cases: int
    cannot_say: int
    value: float | Unsaid
    part: bool = False
    note: str = ""

    @property
    def figure(self) -> float | None:
        """The value where there is one, for arithmetic."""
        return None if isinstance(self.value, Unsaid) else self.value


@dataclass(frozen=True, slots=True)
class Sums:
    """What some cells come to."""

    cases: int = 0
    numerator: float = 0.0
    denominator: float = 0.0
    cannot_say: int = 0


_PERIODS: Mapping[Stretch, Callable[[date], Period]] = {
    Stretch.MONTH: month_of,
    Stretch.QUARTER: quarter_of,
    Stretch.YEAR_TO_DATE: year_to_date,
    Stretch.ROLLING_YEAR: rolling_year,
}


def series(
    cells: Iterable[Cell],
    *,
    kind: str,
    unit: str,
    covered_from: date,
    covered_to: date,
    by: str = Stretch.MONTH,
    first: date | None = None,
    last: date | None = None,
    team: str | None = None,
    authorities: Collection[str] | None = None,
    population: float | Callable[[date], float | None] | None = None,
    latest_only: bool = False,
) -> tuple[Point, ...]:
    """The points of one measure in order of time, from the month of ``first`` to that of ``last``.

    - ``kind``: “flow” or “snapshot”; ``unit``: as in the measure's definition.
    - ``covered_from``, ``covered_to``: the days that the records reach over. A period they do not touch says “no data”.
    - ``first``, ``last``: the covered months where they are left out.
    - ``team``: one team (“” for cases without one); ``authorities``: only these.
    - ``population``: the children that a rate per 10,000 is of, counted once and not for every month: a number, or
      what says it for a day. Without it the rate cannot be said; nor can a team's, since no area is its own.
    - ``latest_only``: the records hold only the present state, so that the months before the last have no data.
    """
    if latest_only:
        first, covered_from = first or covered_from, max(covered_from, covered_to.replace(day=1))
    made = _Making(
        _by_month(_chosen(cells, team, authorities)), _kind(kind), scale_of(unit), covered_from, covered_to,
        people=_people(population if team is None else None),
    )  # fmt: skip
    asked = months_between(first or covered_from, last or covered_to)
    periods = dict.fromkeys(_PERIODS[Stretch(by)](month) for month in asked)
    return tuple(made.point(period) for period in periods)


@dataclass(frozen=True, slots=True)
class _Making:
    """Everything that a point is made from."""

    sums: Mapping[date, list[Cell]]
    kind: str
    scale: Scale
    covered_from: date
    covered_to: date
    people: Callable[[date], float]

    def point(self, period: Period) -> Point:
        covered = self._covered(period)
        if not covered:
            return Point(period, 0.0, 0.0, 0, 0, Unsaid.NO_DATA)
        snapshot = self.kind == "snapshot"
        people = self.people(min(period.last, self.covered_to)) if self._is_a_rate else 0
        found = self._sums(covered[-1:] if snapshot else covered, people)
        value = value_of(found, self.scale)
        part, note = self._in_part(period, covered), self._note(period, covered[-1], people)
        return Point(period, found.numerator, found.denominator, found.cases, found.cannot_say, value, part, note)

    def _covered(self, period: Period) -> tuple[date, ...]:
        """The months of a period of which the records show at least a day."""
        from_, to = max(period.first, self.covered_from), min(period.last, self.covered_to)
        return months_between(from_, to) if from_ <= to else ()

    def _in_part(self, period: Period, covered: tuple[date, ...]) -> bool:
        if self.kind == "snapshot":  # a count on the day of the load is whole, but April's is not the quarter's
            return covered[-1] != period.months[-1]
        return self.covered_from > period.first or self.covered_to < period.last

    def _sums(self, months: tuple[date, ...], people: float) -> Sums:
        found = added_up(cell for month in months for cell in self.sums.get(month, ()))
        return replace(found, denominator=float(people)) if self._is_a_rate else found

    def _note(self, period: Period, last: date, people: float) -> str:
        if self._is_a_rate and not people:
            return "How many children the rate is of is not known, or not known of this team."
        if self.kind == "flow" or period.stretch is Stretch.MONTH:
            return ""
        return f"A count on one day does not add up over months: this is the figure of {last:%B %Y}."

    @property
    def _is_a_rate(self) -> bool:
        return self.scale.unit == "per 10,000"


def _people(population: float | Callable[[date], float | None] | None) -> Callable[[date], float]:
    if callable(population):
        return lambda day: population(day) or 0
    return lambda day: population or 0


def added_up(cells: Iterable[Cell]) -> Sums:
    """The sums of cells, the same in whatever order they come."""
    cells = tuple(cells)
    return Sums(
        sum(cell.cases for cell in cells),
        fsum(cell.numerator for cell in cells),
        fsum(cell.denominator for cell in cells),
        sum(cell.cannot_say for cell in cells),
    )


def value_of(found: Sums, scale: Scale) -> float | Unsaid:
    """The figure of sums, or why there is none.

    >>> str(value_of(Sums(), scale_of("percent"))), value_of(Sums(), scale_of("count"))
    ('no cases', 0.0)
    """
    if found.cases == 0 and not scale.from_nought:
        return Unsaid.NO_CASES
    if found.cases and found.cases == found.cannot_say:
        return Unsaid.CANNOT_SAY
    value = scale.value(found.numerator, found.denominator)
    return Unsaid.CANNOT_SAY if value is None else value


def _chosen(cells: Iterable[Cell], team: str | None, authorities: Collection[str] | None) -> list[Cell]:
    cells = list(cells)
    if len(measures := sorted({cell.measure for cell in cells})) > 1:
        raise UserError(
            f"a series is of one measure, and these cells are of {len(measures)}: {', '.join(measures)}",
            try_="Choose the cells of one measure",
        )
    return [
        cell
        for cell in cells
        if (team is None or cell.team == team) and (authorities is None or cell.authority in authorities)
    ]


def _by_month(cells: Iterable[Cell]) -> dict[date, list[Cell]]:
    found: dict[date, list[Cell]] = {}
    for cell in cells:
        month = cell.month.replace(day=1)
        found.setdefault(month, []).append(cell._replace(month=month))
    return found


def _kind(kind: str) -> str:
    if kind not in ("flow", "snapshot"):
        raise UserError(f"“{kind}” is no kind of measure", try_="Say flow or snapshot")
    return kind
