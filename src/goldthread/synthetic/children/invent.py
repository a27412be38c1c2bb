"""An invented council written to a folder: tables, the truth, what is planted, and what the council is."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TextIO

from goldthread.periods import known_years
from goldthread.synthetic.children import care, life, workforce
from goldthread.synthetic.children.council import AUTHORITY, NAME, Council, Making
from goldthread.synthetic.children.counted_days import months_after
from goldthread.synthetic.children.planted import Planted
from goldthread.synthetic.children.rows import Rows
from goldthread.synthetic.children.snapshots import say_caseloads
from goldthread.synthetic.children.truth import HEAD, Truth

# A council of more children is made area by area, each with teams of its own, so that nothing grows with their number.
AREA = 10_000
# How many children live in Fernshire for each child whom the council comes to know in a year.
_POPULATION = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """The council that is asked for: how many children, from which seed, over how many years up to which day."""

    children: int
    seed: int
    years: int
    as_at: date
    start_id: int = 1
    area: int = AREA

    @property
    def first_day(self) -> date:
        return months_after(self.as_at, -12 * self.years) + timedelta(days=1)

    @property
    def improved_on(self) -> date:
        """The day from which work got better: about half way."""
        return months_after(self.as_at.replace(day=1), -6 * self.years)


def invent(asked: Asked, folder: Path, *, done: Callable[[int], None] = lambda count: None) -> dict[str, int]:
    """Write the council into a folder that is there: how many rows each table got; `done` hears of it now and then."""
    with ExitStack() as open_files:
        rows = open_files.enter_context(Rows(folder))
        rows.open_every_table()
        truth_file = open_files.enter_context(_new(folder / "truth.csv"))
        planted = Planted(open_files.enter_context(_new(folder / "planted.csv")))
        csv.writer(truth_file).writerow(HEAD)
        truth, teams = Truth(), []
        for council, numbers in _areas(asked):
            making = Making(council, rows, truth, Random(), planted)
            _make_area(making, numbers, lambda count: done(count - asked.start_id + 1))
            truth.write_out(truth_file, keep_teamless=True)
            teams += council.teams
        truth.write_out(truth_file, keep_teamless=False)
    (folder / "council.json").write_text(_said_of(asked, teams), encoding="utf-8")
    return dict(sorted(rows.written.items()))


def _make_area(making: Making, numbers: range, done: Callable[[int], None]) -> None:
    making.begin(0)
    workforce.write(making)
    care.beside_children(making)
    making.list_planted()
    for number in numbers:
        life.live(making, number)
        if number % 100 == 0:
            done(number)
    say_caseloads(making)


def _areas(asked: Asked) -> Iterator[tuple[Council, range]]:
    last = asked.start_id + asked.children
    for area, begun in enumerate(range(asked.start_id, last, asked.area)):
        numbers = range(begun, min(begun + asked.area, last))
        council = Council(asked.seed, asked.as_at, asked.first_day, asked.improved_on)
        council = replace(council, area=area, children=len(numbers))
        yield workforce.staffed(council, asked.years + life.HISTORY / 365), numbers


def _new(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="")


def _said_of(asked: Asked, teams: list) -> str:
    """What the council is, for whoever measures it: above all how many children live there, year by year."""
    known = asked.children / (asked.years + life.HISTORY / 365)
    years = range(asked.first_day.year - 1, asked.as_at.year + 1)
    said = {
        "name": NAME,
        "authority": AUTHORITY,
        "as_at": asked.as_at.isoformat(),
        "first_day": asked.first_day.isoformat(),
        "improved_on": asked.improved_on.isoformat(),
        "seed": asked.seed,
        "children": asked.children,
        "years": asked.years,
        "start_id": asked.start_id,
        "population": {str(year): round(known * _POPULATION * 1.004 ** (year - 2020)) for year in years},
        "teams": [{"id": one.id, "name": one.name, "does": one.does, "in_trouble": one.in_trouble} for one in teams],
    }
    return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


def known_days(years: int) -> tuple[date, date]:
    """The first and the last day of an extract over so many years: bank holidays must be known, also of its history."""
    first, last = known_years()
    return months_after(date(first + 2, 4, 1), 12 * years), date(last - 1, 12, 31)
