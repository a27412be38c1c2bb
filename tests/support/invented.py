"""An invented council for tests: its rows, its truth, and what Goldthread makes of it."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import NamedTuple

from goldthread.synthetic.children.invent import Asked, invent

AS_AT = date(2026, 9, 30)


class Counted(NamedTuple):
    """What a measure comes to in one month and team."""

    cases: int
    numerator: float
    denominator: float
    cannot_say: int


def invented(folder: Path, children: int = 200, seed: int = 1, **asked: object) -> Path:
    """The folder, with a council written into it."""
    folder.mkdir(parents=True)
    invent(Asked(children=children, seed=seed, **({"years": 2, "as_at": AS_AT} | asked)), folder)
    return folder


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    """The rows of a table as they are written; none where there is no such file."""
    path = folder / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def truth_of(folder: Path, first: date | None = None) -> dict[str, dict[tuple[date, str], Counted]]:
    """The truth by measure, then month and team; from the month of a first day on, if one is given."""
    found: dict[str, dict[tuple[date, str], Counted]] = defaultdict(dict)
    for row in rows_of(folder, "truth"):
        month = date.fromisoformat(row["month"])
        if first is None or month >= first.replace(day=1):
            found[row["measure"]][month, row["team"]] = Counted(
                int(row["cases"]), float(row["numerator"]), float(row["denominator"]), int(row["cannot_say"])
            )
    return found


def said_of(folder: Path) -> dict:
    """What council.json says."""
    return json.loads((folder / "council.json").read_text("utf-8"))


def day_in(text: str) -> date | None:
    """The day that a cell says, dd/mm/yyyy; `None` where it says none."""
    try:
        day, month, year = map(int, text.split("/"))
        return date(year, month, day)
    except ValueError:
        return None
