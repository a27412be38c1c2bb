"""Five real plans altered as councils alter them: no row is taken for another without a question."""

from __future__ import annotations

from collections import Counter

import pytest

from goldthread.documents import read_plan_file
from tests.support.altered_plans import altered, counted, with_references
from tests.support.listed import PLANS, needs_plans

pytestmark = needs_plans
# The way of altering, and the most questions that may be asked in a hundred rows.
WAYS = {
    "renumbered": ({"renumbered": True}, 0),
    "in another order": ({"shuffled": True}, 0),
    "every row re-worded": ({"reworded": 1.0}, 3),
    "half re-worded, renumbered, in another order, some dropped and added": (
        {"reworded": 0.5, "renumbered": True, "shuffled": True, "dropped": 0.1, "added": 0.1}, 5),
    "every row re-worded, a fifth dropped": ({"reworded": 1.0, "dropped": 0.2, "added": 0.1}, 7),
    "a third to half of all words changed": (
        {"reworded": 1.0, "words": (0.3, 0.5), "renumbered": True, "shuffled": True, "dropped": 0.1, "added": 0.1}, 13),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_no_row_is_taken_for_another_unasked(way, capsys):
    how, most = WAYS[way]
    made: Counter = Counter()
    for path in PLANS:
        plan = read_plan_file(path).plan
        for live in (plan, with_references(plan)):
            made += counted(live, altered(live, seed=7, **how))
    with capsys.disabled():
        print(f"\n{way}: {made['right']} right, {made['wrong']} wrong, {made['asked']} asked", end="")
    assert made["wrong"] == 0
    assert 100 * made["asked"] <= most * made.total()
