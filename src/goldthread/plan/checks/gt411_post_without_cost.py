"""GT411: an action creates a post or buys something, and has no cost."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.costing import costs_nothing, must_cost
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    if not any(action.cost for action in plan.actions):
        return  # the plan has no column for costs
    found = [(action, words) for action in plan.actions if not _costed(action) and (words := must_cost(action))]
    if found:
        message = (
            f"{count(len(found), 'action')} must cost something and {'has' if len(found) == 1 else 'have'} no "
            f"cost: “{found[0][1]}”"
        )
        yield about_actions("GT411", "warning", message, [action for action, _ in found], plan, "cost")


def _costed(action: Action) -> bool:
    return bool(action.cost and (action.cost.amount or action.cost.text.strip())) or costs_nothing(action)


def _plan(cost: dict | None) -> dict:
    actions = [
        {
            "id": "a1",
            "recommendations": ["r1"],
            "text": "Appoint two advocates and a participation officer",
            "cost": cost,
        },
        {"id": "a2", "recommendations": ["r1"], "text": "Write a guide", "cost": {"text": "No cost"}},
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Hear children"}], "actions": actions}


RULE = Rule(
    code="GT411",
    family="money",
    severity="warning",
    name="A post without a cost",
    sentence="An action creates a post or buys something and no cost stands beside it.",
    why="Nobody has asked for the money, so the post will not be there when the plan needs it.",
    breaks=_plan(None),
    keeps=_plan({"text": "£96,000 from the transformation fund", "amount": 96000}),
    find=_find,
)
