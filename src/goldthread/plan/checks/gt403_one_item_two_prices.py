"""GT403: the same action is costed in two places at different prices."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import pairs_alike
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan
from goldthread.plan.money import money_in

SAME = 0.9


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in plan.actions if action.cost and money_in(action.cost.text)]
    for first, second, _ in pairs_alike([action.text for action in rows], SAME):
        one, other = rows[first], rows[second]
        if difference := _differs(one, other):
            message = f"The same action is costed twice, {difference}: “{one.cost.text}” and “{other.cost.text}”"
            yield about_actions("GT403", "error", message, [one, other], plan, "cost")


def _differs(one: Action, other: Action) -> str | None:
    """Which prices differ: the whole, or the price of one of something that both name."""
    if one.cost.amount and other.cost.amount and one.cost.amount != other.cost.amount:
        return f"at £{one.cost.amount:,.0f} and £{other.cost.amount:,.0f}"
    prices, its_prices = _unit_prices(one), _unit_prices(other)
    for unit in sorted(prices.keys() & its_prices.keys()):
        if prices[unit] != its_prices[unit]:
            return f"at £{prices[unit]:,.0f} and £{its_prices[unit]:,.0f} a {unit}"
    return None


def _unit_prices(action: Action) -> dict[str, float]:
    return {money.per: money.amount for money in money_in(action.cost.text) if money.per}


def _plan(cost: str) -> dict:
    rows = [{"id": "r1", "number": "2", "text": "Coach staff"}, {"id": "r2", "number": "7", "text": "Keep staff"}]
    actions = [
        {
            "id": "a1",
            "recommendations": ["r1"],
            "text": "Train all managers in coaching",
            "cost": {"text": "12 days @ £900 a day", "amount": None},
        },
        {
            "id": "a2",
            "recommendations": ["r2"],
            "text": "Train all managers in coaching",
            "cost": {"text": cost, "amount": None},
        },
    ]
    return {"recommendations": rows, "actions": actions}


RULE = Rule(
    code="GT403",
    family="money",
    severity="error",
    name="One item, two prices",
    sentence="The same action stands in the plan twice with different prices.",
    why="One of the two is wrong, or the action is paid for twice.",
    breaks=_plan("12 days @ £90 a day"),
    keeps=_plan("12 days @ £900 a day (counted above)"),
    find=_find,
)
