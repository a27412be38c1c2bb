"""Each cell of the gold readings, read on its own: what the readers of cells are to say of it."""

import pytest

from goldthread.plan.money import amount_in
from goldthread.plan.targets import targets_in
from goldthread.plan.timescale import read_timescale
from tests.support.scoring import NAMES, gold, needs_gold, scorer

pytestmark = needs_gold


def accepted(row: dict, *keys: str) -> set:
    return {value for key in keys for value in scorer().accepted(row, key) if value}


@pytest.mark.parametrize("name", NAMES)
def test_every_due_cell(name):
    missed = [row["due"] for row in gold(name)["actions"] if not _due_is_right(row)]
    assert missed == []


def _due_is_right(row: dict) -> bool:
    due = read_timescale(row["due"])
    days = {due.earliest, due.latest} - {None}
    kinds = {kind for each in accepted(row, "due_kind") for kind in each.split("+")} - {"none"}
    days_right = (
        bool(days & accepted(row, "due_by", "due_from")) or days == accepted(row, "due_by", "due_from") == set()
    )
    return days_right and bool(kinds & set(due.kinds)) is bool(kinds) and due.latest in {None, row["due_by"]}


@pytest.mark.parametrize("name", NAMES)
def test_every_cost(name):
    costs = [(row["cost"], row["cost_amount"] or None) for row in gold(name)["actions"] if row.get("cost")]
    assert [(text, amount_in(text)) for text, _ in costs if amount_in(text)] == [cost for cost in costs if cost[1]]


@pytest.mark.parametrize("name", NAMES)
def test_targets_and_few_that_are_none(name):
    promised = [(row["text"], row["targets"]) for row in gold(name).get("outcomes") or []]
    promised += [(row["text"], [row["value"]]) for row in gold(name).get("targets") or []]
    wanted = [(text, target) for text, targets in promised for target in targets if not _in_words_only(text, target)]
    missed = [target for text, target in wanted if not _is_said(text, target)]
    invented = [targets_in(text) for text, targets in promised if not targets and targets_in(text)]
    assert len(missed) <= 0.03 * len(wanted), missed
    assert len(invented) <= 1, invented


def _in_words_only(text: str, target: str) -> bool:
    """The gold writes 100% for "all" and "every": a figure that does not stand in the text."""
    return "(100%)" in target and "100%" not in text


def _is_said(text: str, target: str) -> bool:
    plain = scorer().plain
    said = plain(" | ".join(targets_in(text)))
    return all(plain(figure) in said for figure in scorer().re.findall(r"\d[\d,.]*%?", target) or [target])
