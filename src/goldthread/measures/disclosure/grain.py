"""How finely a measure is given out: one grain a measure and financial year, fixed from then on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from goldthread.errors import UserError
from goldthread.periods.months import months_after

FIRST_MONTH = 4


@dataclass(frozen=True)
class Grain:
    """The smallest cell that is given out: a team's or the council's, for 1, 3 or 12 months of the financial year."""

    by_team: bool
    months: int

    def __post_init__(self) -> None:
        if self.months not in (1, 3, 12):
            raise ValueError(f"a grain lasts 1, 3 or 12 months, not {self.months}")

    def start_of(self, month: date) -> date:
        """The first day of the cell in which a month lies.

        >>> COUNCIL_QUARTER.start_of(date(2026, 2, 28)), COUNCIL_YEAR.start_of(date(2026, 2, 28))
        (datetime.date(2026, 1, 1), datetime.date(2025, 4, 1))
        """
        first = month.replace(day=1)
        return months_after(first, -((first.month - FIRST_MONTH) % 12 % self.months))

    def __str__(self) -> str:
        area = "each team" if self.by_team else "the council"
        return f"{area} and {({1: 'month', 3: 'quarter', 12: 'financial year'})[self.months]}"


TEAM_MONTH = Grain(by_team=True, months=1)
COUNCIL_MONTH = Grain(by_team=False, months=1)
COUNCIL_QUARTER = Grain(by_team=False, months=3)
COUNCIL_YEAR = Grain(by_team=False, months=12)
FINEST_FIRST = (TEAM_MONTH, COUNCIL_MONTH, COUNCIL_QUARTER, COUNCIL_YEAR)


def financial_year_of(month: date) -> int:
    """The calendar year in which the month's financial year begins."""
    return month.year - (month.month < FIRST_MONTH)


@dataclass(frozen=True)
class Grains:
    """The grain of each measure in each financial year; `otherwise` where none was fixed.

    A second grain over the same months would be a way back by subtraction, so what is fixed stays.
    """

    otherwise: Grain = COUNCIL_QUARTER
    fixed: Mapping[tuple[str, int], Grain] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fixed", MappingProxyType(dict(self.fixed)))

    def with_fixed(self, measures: Iterable[str], year: int, grain: Grain) -> Grains:
        """These grains, and this one for the year; refused where a measure has another for that year already."""
        added = {(measure, year): grain for measure in measures}
        for (measure, _), _ in sorted(added.items(), key=lambda item: item[0]):
            before = self.fixed.get((measure, year), grain)
            if before != grain:
                raise UserError(
                    f"{measure} is given out by {before} in {year}-{(year + 1) % 100:02}, not by {grain}",
                    why="two grains over the same months let small numbers be found by subtraction",
                    try_="fix the new grain for the next financial year",
                )
        return Grains(self.otherwise, {**self.fixed, **added})

    def of(self, measures: Iterable[str], year: int) -> Grain:
        """The one grain of measures that count the same cases; refused where two were fixed."""
        names = sorted(measures)
        found = {self.fixed[measure, year] for measure in names if (measure, year) in self.fixed}
        if len(found) > 1:
            raise UserError(
                f"{', '.join(names)} have more than one grain in {year}-{(year + 1) % 100:02}",
                why="they count the same cases, and two grains over them let small numbers be found by subtraction",
            )
        return found.pop() if found else self.otherwise
