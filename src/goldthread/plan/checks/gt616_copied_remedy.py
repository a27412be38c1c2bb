"""GT616: one remedy stands for several things that are late."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import groups_alike, words
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.remedies import real_remedies, recovered_by, where_of_remedy
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

SAME = 0.95
FEWEST_WORDS = 5


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [row for row in real_remedies(plan) if len(words(" ".join(row.remedies))) >= FEWEST_WORDS]
    for group in groups_alike([" ".join(row.remedies) for row in rows], SAME):
        found = [rows[place] for place in group]
        ids = tuple(dict.fromkeys(row.recommendation for row in found if row.recommendation))
        actions = tuple(dict.fromkeys(action.id for row in found for action in recovered_by(row, plan)))
        where = "; ".join(where_of_remedy(row, plan) for row in found)
        message = f"The same remedy stands in {len(found)} places: {quoted(found[0].remedies[0], 100)}"
        yield Finding("GT616", "note", message, where, ids, actions, "remedies")


def _plan(text: str) -> dict:
    first = "The health team was short of two nurses, so the forms came late"
    late = (("Health passports", first), ("Training for carers", text))
    remedies = [{"recommendation": "r1", "outstanding": thing, "remedies": [said]} for thing, said in late]
    return {
        "recommendations": [{"id": "r1", "number": "11", "text": "Keep children well"}],
        "remedial_actions": remedies,
    }


RULE = Rule(
    code="GT616",
    family="text",
    severity="note",
    name="A copied remedy",
    sentence="The same remedy, word for word, stands for several things that are late.",
    why="Either it is one problem and should be told once, or one of them has no remedy of its own.",
    breaks=_plan("The health team was short of two nurses, so the forms came late."),
    keeps=_plan("Two more training days are booked for May"),
    find=_find,
)
