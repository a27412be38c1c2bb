"""GT405: a line of the budget pays for nothing that stands in the plan."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.budget import pays_for
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    for line in plan.costs.lines if plan.actions else ():
        if any(line.amounts.values()) and not any(pays_for(line, action) for action in plan.actions):
            years = " and ".join(f"£{amount:,.0f} for {year}" for year, amount in line.amounts.items() if amount)
            message = f"No action explains the budget line “{line.item}” ({years})"
            yield Finding("GT405", "warning", message, f"costs, {line.item}", field="costs")


def _plan(item: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "text": "Survey foster carers",
        "cost": {"text": "£4,000", "amount": 4000},
    }
    lines = [{"item": item, "amounts": {"2026/27": 4500}}]
    rows = [{"id": "r1", "number": "3", "text": "Listen to carers"}]
    return {"recommendations": rows, "actions": [action], "costs": {"lines": lines}}


RULE = Rule(
    code="GT405",
    family="money",
    severity="warning",
    name="A line without an action",
    sentence="A line of the budget is explained by no action of the plan.",
    why="Money without an action cannot be shown to have changed anything, and may be meant for something else.",
    breaks=_plan("Case management software"),
    keeps=_plan("Survey of foster carers"),
    find=_find,
)
