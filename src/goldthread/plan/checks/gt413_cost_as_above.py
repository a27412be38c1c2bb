"""GT413: the cost of an action is “as above”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_ABOVE = re.compile(r"^\W*(?:as|see|same as) (?:above|before|previous\w*)\W*$|^\W*ditto\W*$", re.IGNORECASE)


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in plan.actions if action.cost and _ABOVE.match(action.cost.text)]
    if rows:
        message = f"{count(len(rows), 'cost')} given as “{rows[0].cost.text}”: alone, the row has no cost"
        yield about_actions("GT413", "note", message, rows, plan, "cost")


def _plan(cost: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "text": "Seek legal advice", "cost": {"text": cost}}
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Act in time"}], "actions": [action]}


RULE = Rule(
    code="GT413",
    family="money",
    severity="note",
    name="A cost as above",
    sentence="The cost of an action is given as “as above”.",
    why="Is it the same money or as much again? And which row is above once the list is sorted?",
    breaks=_plan("As above"),
    keeps=_plan("No additional cost above the legal budget"),
    find=_find,
)
