"""Random records with an engine over them, laid out once for all that compare the two."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.library import library
from goldthread.measures.library.prepared import prepared
from goldthread.records.schema import tables
from tests.support.oracle.records import Records
from tests.support.random_records import AS_AT, random_records
from tests.support.records import load_of

FIRST_DAY = date(2023, 7, 1)
SEEDS = {
    1: AS_AT,
    2: AS_AT,
    3: date(2025, 5, 18),
    4: AS_AT,
}  # The third load speaks for a day in the middle of a month.


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory):
    """For each seed the random records of every table that measures ask, and an engine with the same rows laid out."""
    asked = " ".join([one.sql for one in library().values()] + list(prepared().values()))
    names = [name for name in tables() if name in asked]
    made = {}
    for seed, as_at in SEEDS.items():
        rows = random_records(names, seed)
        load = load_of(tmp_path_factory.mktemp("records") / "load", rows, as_at)
        made[seed] = Records(rows, FIRST_DAY, as_at), DuckEngine(Scope((load,), FIRST_DAY), threads=1)
    yield made
    for _, engine in made.values():
        engine.connection.close()
