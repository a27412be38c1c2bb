"""GT401: a printed total is not the sum of its lines."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    for year, printed in plan.costs.totals_printed.items():
        amounts = [line.amounts[year] for line in plan.costs.lines if year in line.amounts]
        if amounts and abs(sum(amounts) - printed) >= 1:
            high = "too high" if printed > sum(amounts) else "too low"
            message = (
                f"The total printed for {year} is £{printed:,.0f}, but its {len(amounts)} lines come to "
                f"£{sum(amounts):,.0f}: "
                f"£{abs(printed - sum(amounts)):,.0f} {high}"
            )
            yield Finding("GT401", "error", message, f"costs, {year}", field="totals_printed")


def _plan(total: int) -> dict:
    lines = [
        {"item": "Agency cover", "amounts": {"2026/27": 52000}},
        {"item": "Training", "amounts": {"2026/27": 9500}},
    ]
    return {"costs": {"lines": lines, "totals_printed": {"2026/27": total}}}


RULE = Rule(
    code="GT401",
    family="money",
    severity="error",
    name="A total that is not the sum",
    sentence="A total printed in the budget is not the sum of its lines.",
    why="Either a line or the total is wrong; councillors vote on one of them.",
    breaks=_plan(65100),
    keeps=_plan(61500),
    find=_find,
)
