"""GT408: the budget carries on what was meant for one year."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.budget import pays_for
from goldthread.plan.checks.costing import says
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import CostLine, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    for line in plan.costs.lines:
        later = sum(bool(amount) for amount in line.amounts.values()) > 1
        if later and (reason := _for_once(line, plan)):
            message = f"The budget gives “{line.item}” money in a later year, although {reason}"
            yield Finding("GT408", "warning", message, f"costs, {line.item}", field="costs")


def _for_once(line: CostLine, plan: Plan) -> str | None:
    """Why the money is for one year only: the line's own heading, its words, or the action's cost."""
    if line.recurrent is False:
        return "it stands among the costs that do not recur"
    if says("once", line.item):
        return f"it says “{says('once', line.item)}”"
    for action in plan.actions:
        text = action.cost.text if action.cost and pays_for(line, action) else ""
        if says("once", text, "again"):
            return f"its action says “{text[:80]}”"
    return None


def _plan(later: int) -> dict:
    lines = [{"item": "Audit", "recurrent": False, "amounts": {"2026/27": 12000, "2027/28": later}}]
    return {"costs": {"lines": lines}}


RULE = Rule(
    code="GT408",
    family="money",
    severity="warning",
    name="One year, carried on",
    sentence="The budget repeats in a later year what was meant for once.",
    why="Either the work goes on and should be planned, or the later year's total is too high.",
    breaks=_plan(12000),
    keeps=_plan(0),
    find=_find,
)
