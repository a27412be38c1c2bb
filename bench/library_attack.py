"""What an attacker finds in the file of all measures of small invented councils: part of `bench.disclosure`."""

from __future__ import annotations

import tempfile
import time
from datetime import date
from pathlib import Path

from goldthread.measures.engine.tables import Scope
from goldthread.measures.given_out import GivenOut, given_out
from goldthread.measures.library import library
from goldthread.measures.measuring import measured
from goldthread.measures.settings import Settings
from goldthread.records.store import Store
from tests.support.invented import AS_AT, invented, said_of
from tests.support.library_attack import attacked

CHILDREN = (600, 1_000, 1_500)


def print_library_attack(seed: int) -> int:
    """How many small numbers are narrowed by the files of these councils; returns that number."""
    print(f"\nAttack on the file of all {len(library())} measures of invented councils, 24 months, definitions known")
    broken = 0
    for children in CHILDREN:
        with tempfile.TemporaryDirectory() as folder:
            broken += _print_one(Path(folder), children, seed)
    return broken


def _print_one(folder: Path, children: int, seed: int) -> int:
    made = invented(folder / "council", children=children, seed=seed)
    load = Store(folder / "store").take_in(made, as_at=AS_AT, authority="E06999999")
    first = date.fromisoformat(said_of(made)["first_day"]).replace(day=1)
    facts = measured(Scope((load,), first), library().values(), folder / "facts")
    given = given_out(facts, library().values(), Settings())
    started = time.perf_counter()
    found = attacked(given, facts.cube())
    seconds = time.perf_counter() - started
    print(
        f"  {children:>5} children{_rows(given):>8,} rows of the file{found.small:>7,} small numbers,"
        f" {len(found.narrowed)} narrowed to fewer than 3 values, {seconds:.0f} s"
    )
    return len(found.narrowed)


def _rows(given: GivenOut) -> int:
    return sum(1 for _ in given.rows())
