"""One invented council, measured once for all that look at its figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from goldthread.measures.engine.tables import Scope
from goldthread.measures.facts import Facts
from goldthread.measures.library import library
from goldthread.measures.measuring import measured
from goldthread.records.store import Store
from tests.support.invented import AS_AT, invented, rows_of, said_of


class Fernshire(NamedTuple):
    """The folder of its tables and truth, its first day, and the facts of every measure over its load."""

    made: Path
    first: date
    facts: Facts


@pytest.fixture(scope="session")
def fernshire(tmp_path_factory):
    """700 invented children over two years, so that most of what is counted is small."""
    folder = tmp_path_factory.mktemp("fernshire")
    made = invented(folder / "council", children=700, seed=16)
    # Systems seldom fill this column; where it is blank throughout, a load cannot say AD02: not so here, by the seed.
    assert any(row["perm_placed_foster_carer_date"] for row in rows_of(made, "ssd_permanence"))
    first = date.fromisoformat(said_of(made)["first_day"])
    load = Store(folder / "store").take_in(made, as_at=AS_AT, authority="E06999999")
    facts = measured(Scope((load,), first.replace(day=1)), library().values(), folder / "facts")
    return Fernshire(made, first, facts)
