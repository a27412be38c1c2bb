"""Invented children in care without the journeys before it: enough of a frame for their rows and their truth."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from goldthread.synthetic.children import care
from goldthread.synthetic.children.childhood import Allocation, Childhood
from goldthread.synthetic.children.council import Council, Making, Team, Worker
from goldthread.synthetic.children.rows import Rows
from goldthread.synthetic.children.truth import HEAD, Truth

AS_AT = date(2026, 3, 31)
_CARE_TEAMS = tuple(Team(f"T{number}", f"Team {number}", "care", in_trouble=number == 1) for number in range(3))
_TEAMS = (*_CARE_TEAMS, Team("T3", "Leaving care", "leaving care"))
_WORKERS = {team.id: tuple(Worker(f"{team.id}W{number}", team.id) for number in range(6)) for team in _TEAMS}


@dataclass(frozen=True)
class InCare:
    """What was written of invented children, and what is said to be true of it."""

    folder: Path
    making: Making
    children: tuple[Childhood, ...]

    def rows(self, table: str) -> list[dict[str, str]]:
        """The rows of one table as they stand in its file."""
        path = self.folder / f"{table}.csv"
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def truth(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """By measure and month (2026-03): cases, numerator, denominator and how many nobody can judge."""
        cells: dict[str, dict[str, Counter]] = {}
        for measure, month, _, *counts in self.making.truth.cells():
            named = dict(zip(HEAD[3:], map(int, counts), strict=True))
            cells.setdefault(measure, {}).setdefault(str(month)[:7], Counter()).update(named)
        return {
            measure: {month: tuple(cell[name] for name in HEAD[3:]) for month, cell in months.items()}
            for measure, months in cells.items()
        }


def invented(folder: Path, *, children: int, leavers: int = 0, seed: int = 6, as_at: date = AS_AT) -> InCare:
    """So many children who are or were in care, and so many young people who left it, written to a folder."""
    first = date(as_at.year - 3, 4, 1)
    council = Council(seed, as_at, first, date(as_at.year - 1, 6, 1), _TEAMS, _WORKERS, children=children * 20)
    with Rows(folder) as rows:
        making = Making(council, rows, Truth(), Random())
        made = tuple(_child(making, number) for number in range(1, children + 1))
        for number in range(children + 1, children + leavers + 1):
            making.begin(number)
            care.leaver(making, Childhood(f"P{number}", _born(making, as_at - timedelta(days=365 * 17), 3000)))
        making.begin(0)
        care.beside_children(making)
    return InCare(folder, making, made)


def _born(making: Making, latest: date, days: int) -> date | None:
    return None if making.happens(0.03) else latest - timedelta(days=making.chance.randint(0, days))


def _child(making: Making, number: int) -> Childhood:
    making.begin(number)
    council = making.council
    entered = council.as_at - timedelta(days=making.chance.randint(0, 365 * 9))
    child = Childhood(f"P{number:06d}", _born(making, entered, 365 * 17))
    if making.happens(0.04):
        care.live(making, child, short_breaks_from=entered)
        return child
    child.care += care.periods(making, child, entered, f"R{number}")
    for one in child.care:
        _allocate(making, child, one.start, one.end or council.as_at + timedelta(days=1))
    care.live(making, child)
    return child


def _allocate(making: Making, child: Childhood, day: date, last: date) -> None:
    """One worker after the other, half of them in one team, here and there with a gap of some weeks."""
    while day < last:
        team = making.chance.choice(_CARE_TEAMS)
        end = day + timedelta(days=making.chance.randint(40, 700))
        worker = making.chance.choice(_WORKERS[team.id]).id
        one = Allocation(making.new_id("INV"), day, end if end < last else None, worker=worker, team=team.id)
        child.involvements.append(one)
        child.allocations.append(one)
        day = end + timedelta(days=30 if making.happens(0.05) else 0)
