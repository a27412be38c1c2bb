"""The true value of every measure, added up as each case is made."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from typing import TextIO

HEAD = ("measure", "month", "team", "cases", "numerator", "denominator", "cannot_say")


class Truth:
    """Cases by measure, month and team: how many, what they add up to, and how many nobody could judge."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, int, str], list[float]] = {}

    def case(self, measure: str, day: date, team: str | None, numerator: float, denominator: float = 1) -> None:
        """Count one case that can be judged: 1 or 0 of 1 for a share, 1 of 0 for a count, days of 1 for a mean."""
        cell = self._cell(measure, day, team)
        cell[0] += 1
        cell[1] += numerator
        cell[2] += denominator

    def cannot_say(self, measure: str, day: date, team: str | None) -> None:
        """Count one case that nobody can judge from the records."""
        cell = self._cell(measure, day, team)
        cell[0] += 1
        cell[3] += 1

    def share(self, measure: str, day: date, team: str | None, met: bool | None) -> None:
        """Count one case of a share; `None`: nobody can say whether it meets the measure."""
        if met is None:
            self.cannot_say(measure, day, team)
        else:
            self.case(measure, day, team, 1 if met else 0)

    def cells(self) -> Iterator[tuple[object, ...]]:
        """What was counted, in order: measure, month (its first day), team, then the four numbers of `HEAD`."""
        for (measure, month, team), counts in sorted(self._cells.items()):
            yield measure, f"{month // 12:04d}-{month % 12 + 1:02d}-01", team, *(f"{count:.10g}" for count in counts)

    def write_out(self, stream: TextIO, *, keep_teamless: bool) -> None:
        """Write what was counted as lines of CSV, and forget it; what has no team is kept back where asked for."""
        csv.writer(stream).writerows(line for line in self.cells() if line[2] or not keep_teamless)
        self._cells = {key: counts for key, counts in self._cells.items() if keep_teamless and not key[2]}

    def _cell(self, measure: str, day: date, team: str | None) -> list[float]:
        key = measure, day.year * 12 + day.month - 1, team or ""
        cell = self._cells.get(key)
        if cell is None:
            cell = self._cells[key] = [0, 0, 0, 0]
        return cell
