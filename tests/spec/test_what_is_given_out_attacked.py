"""An attacker who gets the file of all 85 measures of a small council narrows no small number to fewer than 3 values.

The council is invented, of 700 children, so that most of its numbers are small. He reads the CSV file, which holds
every figure that there is, and knows the definitions (`tests/support/library_attack.py`). Here he tries some of the
numbers over two years; `python -m bench.disclosure` tries them all, of more councils.
"""

from dataclasses import replace

import pytest

from goldthread.measures import given_out as room
from goldthread.measures.disclosure.declared import declared
from goldthread.measures.given_out import given_out
from goldthread.measures.library import library
from goldthread.measures.settings import Settings
from tests.support.counts_declared import untrue
from tests.support.library_attack import RULES, Rule, attacked


@pytest.fixture(scope="module")
def given(fernshire):
    return given_out(fernshire.facts, library().values(), Settings())


def test_no_small_number_is_narrowed_by_the_file_of_all_measures(given, fernshire):
    found = attacked(given, fernshire.facts.cube(), every=9)
    assert found.narrowed == []
    assert found.tried > 300


def test_the_counts_of_an_invented_council_are_as_they_are_declared(given, fernshire):
    counted = [one.counted for one in given.declared.values()]
    assert untrue(fernshire.facts.cube(), counted, by_team=True) == []


def test_all_measures_but_those_that_are_declared_not_to_be_are_given(given):
    assert [code for code in given.definitions if given.why_not_given(code)] == ["CP03", "WF06"]


def test_a_measure_whose_cases_are_the_sum_of_two_others_would_give_small_numbers_away(fernshire, monkeypatch):
    # The cases of WF06 are the children in care and those on a plan, which is why it is not given.
    monkeypatch.setattr(room, "declared", lambda asked: _given(declared(asked), "WF06"))
    given = given_out(fernshire.facts, library().values(), Settings())
    sum_of_two = Rule((("WF06.cases", 0, 1), ("children in care", 0, -1), ("children on a plan", 0, -1)), 0, 0)
    assert attacked(given, fernshire.facts.cube(), rules=(*RULES, sum_of_two), about="L").narrowed


def _given(said, code):
    return said | {code: replace(said[code], not_given="")}
