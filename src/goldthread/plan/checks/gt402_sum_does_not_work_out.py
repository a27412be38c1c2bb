"""GT402: a sum printed in a cost does not work out."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentence_case
from goldthread.plan.model import Plan
from goldthread.plan.money import Sum, sums_in


def _find(plan: Plan) -> Iterator[Finding]:
    for action in plan.actions:
        for each in sums_in(action.cost.text) if action.cost else ():
            if not each.adds_up:
                message = f"{sentence_case(name_of(action, plan))} costs “{each.text}”, which makes {_worked_out(each)}"
                yield about_actions("GT402", "error", message, [action], plan, "cost")
    for line in plan.costs.lines:
        for each in sums_in(line.item):
            if not each.adds_up:
                yield Finding(
                    "GT402", "error", f"“{each.text}” makes {_worked_out(each)}", f"costs, {line.item}", field="costs"
                )


def _worked_out(each: Sum) -> str:
    return " or ".join(f"£{amount:,.0f}" for amount in each.worked_out)


def _plan(cost: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "2.1",
        "text": "Train managers in coaching",
        "cost": {"text": cost},
    }
    return {"recommendations": [{"id": "r1", "number": "2", "text": "Coach staff"}], "actions": [action]}


RULE = Rule(
    code="GT402",
    family="money",
    severity="error",
    name="A sum that does not work out",
    sentence="The factors printed in a cost do not give the amount printed beside them.",
    why="The action is funded for the wrong amount, and it will be found out when the invoice comes.",
    breaks=_plan("12 days @ £90 a day = £10,800"),
    keeps=_plan("12 days @ £900 a day = £10,800"),
    find=_find,
)
