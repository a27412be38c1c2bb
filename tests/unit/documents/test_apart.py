"""What is read in a process of its own is what is read here, also where a person says what the columns are."""

from __future__ import annotations

import pytest

from goldthread.documents import plan_in, read_plan
from goldthread.documents.apart import read_again_apart, read_plan_apart
from goldthread.documents.mapping import Mapping
from goldthread.errors import BadMap, NotAPlan

ODD = (
    b"Ref\tWhat we said\tWho has it\tBy then\n1.1\tVisit each child\tAnn Lee\tMay 2026\n"
    b"1.2\tTrain\tJo Bell\tJune 2026\n"
)
SAID = Mapping.from_toml(
    b'[[table]]\n[[table.columns]]\nhead = "Ref"\nfield = "ref"\n'
    b'[[table.columns]]\nhead = "What we said"\nfield = "action"\n'
)


def test_a_map_is_heeded_apart_as_it_is_here():
    apart = read_plan_apart(ODD, name="plan.txt", mapping=SAID)
    assert [action.text for action in apart.plan.actions] == ["Visit each child", "Train"]
    assert apart == read_plan(ODD, name="plan.txt", mapping=SAID)
    assert read_again_apart(apart.document, mapping=SAID) == plan_in(apart.document, mapping=SAID)


def test_a_map_of_any_length_is_handed_on():
    long = SAID.model_copy(update={"table": SAID.table * 900})
    assert len(long.model_dump_json()) > 100_000
    assert len(read_plan_apart(ODD, name="plan.txt", mapping=long).plan.actions) == 2


def test_a_document_without_actions_comes_back_with_what_was_read():
    with pytest.raises(NotAPlan) as here:
        read_plan(ODD, name="plan.txt")
    with pytest.raises(NotAPlan) as apart:
        read_plan_apart(ODD, name="plan.txt")
    assert str(apart.value) == str(here.value) and apart.value.reading == here.value.reading is not None
    with pytest.raises(NotAPlan) as again:
        read_again_apart(here.value.reading.document, mapping=None)
    assert again.value.reading is not None


def test_a_map_that_fits_nothing_is_refused_apart_as_it_is_here():
    other = Mapping.from_toml(b'[[table]]\n[[table.columns]]\nhead = "Nowhere"\nfield = "action"\n')
    with pytest.raises(BadMap) as here:
        read_plan(ODD, name="plan.txt", mapping=other)
    with pytest.raises(BadMap) as apart:
        read_plan_apart(ODD, name="plan.txt", mapping=other)
    assert str(apart.value) == str(here.value)
