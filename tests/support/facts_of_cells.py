"""Facts that are nothing but the cells of a test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.measures.availability import Availability
from goldthread.measures.cube import Cell

FERNSHIRE = "E06999999"


def cells(code: str, month: date, **by_team: tuple[int, ...]) -> list[Cell]:
    """The cells of a measure in a month: for each team its cases, numerator, denominator and those nobody can say."""
    return [Cell(code, FERNSHIRE, month, team, *numbers) for team, numbers in by_team.items()]


@dataclass(frozen=True)
class CellsAsFacts:
    """What `given_out` asks of facts."""

    every: tuple[Cell, ...]
    first_day: date
    as_at: date

    def cube(self) -> list[Cell]:
        return list(self.every)

    def availability(self, code: str) -> Availability:
        return Availability("exact" if any(cell.measure == code for cell in self.every) else "not possible")

    def covered_from(self, code: str) -> date:
        return self.first_day
