"""GT409: costs depend on something, or name no source of the money."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.budget import costed
from goldthread.plan.checks.costing import says
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    doubtful = [action for action in plan.actions if action.cost and says("doubt", action.cost.text)]
    if doubtful:
        are = "cost is" if len(doubtful) == 1 else "costs are"
        message = f"{len(doubtful)} {are} not certain: {quoted(doubtful[0].cost.text, 90)}"
        yield about_actions("GT409", "warning", message, doubtful, plan, "cost")
    bare = (
        []
        if plan.costs.lines
        else [action for action in costed(plan) if not (says("source", action.cost.text) or action in doubtful)]
    )
    if bare:
        total = sum(action.cost.amount for action in bare)
        message = (
            f"{count(len(bare), 'costed action')}, £{total:,.0f} in all, with no word of where the money comes from"
        )
        yield about_actions("GT409", "warning", message, bare, plan, "cost")


def _plan(cost: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "text": "Add a reviewing officer",
        "cost": {"text": cost, "amount": 58000},
    }
    return {"recommendations": [{"id": "r1", "number": "6", "text": "Review well"}], "actions": [action]}


RULE = Rule(
    code="GT409",
    family="money",
    severity="warning",
    name="Money that is not certain",
    sentence="A cost depends on a decision, or no source of the money is named.",
    why="An action without money does not happen; the board should know before it is late.",
    breaks=_plan("£58,000"),
    keeps=_plan("£58,000 from the base budget"),
    find=_find,
)
