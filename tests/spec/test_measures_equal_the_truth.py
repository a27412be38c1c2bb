"""Every measure equals the truth that was written as the council was made up: month by month, team by team."""

from datetime import date

import pytest

from goldthread.measures.engine.tables import Scope
from goldthread.measures.library import library
from goldthread.measures.measuring import measured
from goldthread.records.store import Store
from tests.support.invented import AS_AT, Counted, invented, rows_of, said_of, truth_of


@pytest.fixture(scope="session")
def council(tmp_path_factory):
    """What 700 invented children come to: by the truth, and by the measures over the load of their tables."""
    folder = tmp_path_factory.mktemp("fernshire")
    made = invented(folder / "council", children=700, seed=16)
    # Systems seldom fill this column; where it is blank throughout, a load cannot say AD02: not so here, by the seed.
    assert any(row["perm_placed_foster_carer_date"] for row in rows_of(made, "ssd_permanence"))
    first = date.fromisoformat(said_of(made)["first_day"])
    load = Store(folder / "store").take_in(made, as_at=AS_AT, authority="E06999999")
    facts = measured(Scope((load,), first.replace(day=1)), library().values(), folder / "facts")
    counted = {}
    for cell in facts.cube():
        counted.setdefault(cell.measure, {})[cell.month, cell.team] = Counted(*cell[4:])
    return truth_of(made, first), counted


@pytest.mark.parametrize("code", sorted(library()))
def test_a_measure_equals_the_truth(council, code):
    truth, counted = council
    true, found = truth.get(code, {}), counted.get(code, {})
    both = {key: (true.get(key), found.get(key)) for key in true | found}
    assert {key: pair for key, pair in both.items() if not _same(*pair)} == {}


def test_the_council_has_cases_of_every_measure(council):
    truth, _ = council
    assert sorted(set(library()) - set(truth)) == []


def _same(true, found):
    return true is not None and found is not None and all(abs(a - b) < 1e-6 for a, b in zip(true, found, strict=True))
