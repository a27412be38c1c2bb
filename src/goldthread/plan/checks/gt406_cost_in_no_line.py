"""GT406: costs of actions stand in no line of the budget."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.budget import costed, pays_for
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan

_LEFT_OUT = re.compile(
    r"\bnot an? (?:additional|extra|new)\b|\balready (?:in|funded|counted)\b|\bin budget\b|\bexisting\b", re.IGNORECASE
)


def _find(plan: Plan) -> Iterator[Finding]:
    if not plan.costs.lines:
        return
    out = [
        action
        for action in costed(plan)
        if not (any(pays_for(line, action) for line in plan.costs.lines) or _said(action))
    ]
    if out:
        amounts = ", ".join(f"£{action.cost.amount:,.0f}" for action in out)
        message = f"{count(len(out), 'cost')} of actions in no line of the budget: {amounts}"
        yield about_actions("GT406", "warning", message, out, plan, "cost")


def _said(action: Action) -> bool:
    """The cell says itself that the money is not part of the plan's budget."""
    return bool(_LEFT_OUT.search(action.cost.text))


def _plan(cost: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "text": "Buy tablets for workers",
        "cost": {"text": cost, "amount": 30000},
    }
    lines = [{"item": "Survey of foster carers", "amounts": {"2026/27": 4000}}]
    rows = [{"id": "r1", "number": "3", "text": "Work on the move"}]
    return {"recommendations": rows, "actions": [action], "costs": {"lines": lines}}


RULE = Rule(
    code="GT406",
    family="money",
    severity="warning",
    name="A cost in no line",
    sentence="An action states a cost that no line of the budget holds.",
    why="The total that is voted is too low by that amount.",
    breaks=_plan("£30,000 for 60 tablets"),
    keeps=_plan("£30,000, not an additional cost of this plan"),
    find=_find,
)
