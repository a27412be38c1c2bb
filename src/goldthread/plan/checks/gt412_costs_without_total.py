"""GT412: actions state costs and the plan prints no total."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.budget import costed
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

FEWEST = 3


def _find(plan: Plan) -> Iterator[Finding]:
    rows = costed(plan)
    if len(rows) < FEWEST:
        return
    total = sum(action.cost.amount for action in rows)
    printed = plan.costs.totals_printed
    if not printed and not plan.costs.lines:
        message = f"{len(rows)} actions state costs of £{total:,.0f} in all, and the plan prints no total"
        yield about_actions("GT412", "note", message, rows, plan, "cost")
    elif printed and not plan.costs.lines and all(abs(total - amount) >= 1 for amount in printed.values()):
        amounts = " and ".join(f"£{amount:,.0f}" for amount in printed.values())
        yield about_actions(
            "GT412", "error", f"The actions' costs come to £{total:,.0f}; the plan prints {amounts}", rows, plan, "cost"
        )


def _plan(totals: dict) -> dict:
    actions = [
        {
            "id": f"a{n}",
            "recommendations": ["r1"],
            "text": f"Fill post {n}",
            "cost": {"text": "£40,000", "amount": 40000},
        }
        for n in range(3)
    ]
    rows = [{"id": "r1", "number": "1", "text": "Fill the posts"}]
    return {"recommendations": rows, "actions": actions, "costs": {"totals_printed": totals}}


RULE = Rule(
    code="GT412",
    family="money",
    severity="note",
    name="Costs without a total",
    sentence="Actions state costs, and the plan prints no total or another one.",
    why="Nobody can say what the plan costs, and so nobody has agreed to pay for it.",
    breaks=_plan({}),
    keeps=_plan({"2026/27": 120000}),
    find=_find,
)
