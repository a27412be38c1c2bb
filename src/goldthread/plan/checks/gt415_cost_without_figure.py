"""GT415: the cost of an action is said to be met, and no figure is given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_MET = re.compile(
    r"\b(?:in|within|from|covered by|met (?:by|from)|part of)\s+(?:the |an? |our |existing |current |core |agreed )*"
    r"(?:budgets?|resources?|funding|grants?)\b|\bbudgeted\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|nil|zero|without) (?:\w+ ){0,2}cost", re.IGNORECASE)


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in plan.actions if action.cost and action.cost.amount is None and _met(action.cost.text)]
    if rows:
        said = list(dict.fromkeys(f"“{action.cost.text}”" for action in rows))
        message = f"{count(len(rows), 'cost')} said to be met, with no figure: {listed(said, 3)}"
        yield about_actions("GT415", "note", message, rows, plan, "cost")


def _met(cost: str) -> bool:
    return bool(_MET.search(cost)) and not _NONE.search(cost)


def _plan(cost: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "text": "Fill the analyst's post", "cost": {"text": cost}}
    return {"recommendations": [{"id": "r1", "number": "8", "text": "Use data"}], "actions": [action]}


RULE = Rule(
    code="GT415",
    family="money",
    severity="note",
    name="Met, but how much?",
    sentence="A cost is said to be in the budget, with no figure.",
    why="The total of the plan is unknown, and nobody can check that the same money is not promised twice.",
    breaks=_plan("Within existing budget"),
    keeps=_plan("No additional cost within the budget"),
    find=_find,
)
