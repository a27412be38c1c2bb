"""Every measure equals the truth that was written as the council was made up: month by month, team by team."""

import pytest

from goldthread.measures.library import library
from tests.support.invented import Counted, truth_of


@pytest.fixture(scope="session")
def council(fernshire):
    """What 700 invented children come to: by the truth, and by the measures over the load of their tables."""
    counted = {}
    for cell in fernshire.facts.cube():
        counted.setdefault(cell.measure, {})[cell.month, cell.team] = Counted(*cell[4:])
    return truth_of(fernshire.made, fernshire.first), counted


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
