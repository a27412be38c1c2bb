"""The true value of every measure, added up as each case is made."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

HEAD = ("measure", "month", "team", "cases", "numerator", "denominator", "cannot_say")


class Truth:
    """Cases by measure, month and team: how many, what they add up to, and how many nobody could judge."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, date, str], list[float]] = {}

    def case(self, measure: str, day: date, team: str, numerator: float, denominator: float = 1) -> None:
        """Count one case that can be judged: 1 or 0 of 1 for a share, 1 of 0 for a count, days of 1 for a mean."""
        cell = self._cell(measure, day, team)
        cell[0] += 1
        cell[1] += numerator
        cell[2] += denominator

    def cannot_say(self, measure: str, day: date, team: str) -> None:
        """Count one case that nobody can judge from the records."""
        cell = self._cell(measure, day, team)
        cell[0] += 1
        cell[3] += 1

    def write(self, path: Path) -> None:
        """Write the truth as CSV: one line a measure, month (its first day) and team ("" where none is recorded)."""
        with path.open("w", encoding="utf-8", newline="") as stream:
            lines = csv.writer(stream)
            lines.writerow(HEAD)
            for (measure, month, team), counts in sorted(self._cells.items()):
                lines.writerow([measure, month.isoformat(), team, *(f"{count:.10g}" for count in counts)])

    def _cell(self, measure: str, day: date, team: str) -> list[float]:
        return self._cells.setdefault((measure, day.replace(day=1), team), [0, 0, 0, 0])
