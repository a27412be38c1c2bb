"""GT404: a line of the budget is nearly, but not quite, the amount of the action it pays for."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.budget import shared_words
from goldthread.plan.checks.places import ids_of, recommendations_of, where_of
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, CostLine, Plan

NEAR = 0.06


def _find(plan: Plan) -> Iterator[Finding]:
    for line in plan.costs.lines:
        for action in plan.actions:
            if shared_words(line, action) and (wrong := _nearly(line, action)):
                years = " and ".join(f"£{amount:,.0f} for {year}" for year, amount in wrong.items())
                message = (
                    f"The budget gives “{line.item}” {years}; the action it pays for comes to "
                    f"£{action.cost.amount:,.0f}"
                )
                yield Finding(
                    "GT404",
                    "error",
                    message,
                    f"costs, {line.item}; {where_of(action, plan)}",
                    recommendations_of([action]),
                    ids_of([action]),
                    "cost",
                )


def _nearly(line: CostLine, action: Action) -> dict[str, float]:
    """The years whose amount is a misprint of the action's: close by, or the same digits in another order."""
    amount = action.cost.amount if action.cost else None
    if not amount or amount in line.amounts.values():
        return {}
    return {
        year: told for year, told in line.amounts.items() if told and (_close(told, amount) or _turned(told, amount))
    }


def _close(told: float, amount: float) -> bool:
    return abs(told - amount) <= NEAR * amount


def _turned(told: float, amount: float) -> bool:
    digits, its_digits = f"{told:.0f}", f"{amount:.0f}"
    return len(digits.rstrip("0")) > 2 and sorted(digits) == sorted(its_digits)


def _plan(amount: int) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "text": "Fill the vacant posts for the time being",
        "cost": {"text": "6 agency social workers, total £412,360", "amount": 412360},
    }
    lines = [{"item": "Agency social workers", "amounts": {"2026/27": amount}}]
    rows = [{"id": "r1", "number": "3", "text": "Lower caseloads"}]
    return {"recommendations": rows, "actions": [action], "costs": {"lines": lines}}


RULE = Rule(
    code="GT404",
    family="money",
    severity="error",
    name="A line against its action",
    sentence="A line of the budget and the action that it pays for differ by a misprint.",
    why="The budget that is voted does not pay for the action that is promised.",
    breaks=_plan(421360),
    keeps=_plan(412360),
    find=_find,
)
