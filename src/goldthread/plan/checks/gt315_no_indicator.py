"""GT315: recommendations have no indicator, in a plan that has indicators."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_recommendations, count, has_or_have
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    measured = {id_ for row in plan.indicators for id_ in row.recommendations}
    bare = [row for row in plan.recommendations if row.id not in measured and not row.withdrawn]
    if measured and bare:
        message = (
            f"{count(len(bare), 'recommendation')} of {len(plan.recommendations)} {has_or_have(len(bare))} no indicator"
        )
        yield about_recommendations("GT315", "warning", message, bare, "indicator")


def _plan(ids: list[str]) -> dict:
    rows = [
        {"id": "r1", "number": "1", "text": "Review on time"},
        {"id": "r2", "number": "2", "text": "Involve children"},
    ]
    return {
        "recommendations": rows,
        "indicators": [{"recommendations": ids, "code": "R1", "text": "% of reviews on time"}],
    }


RULE = Rule(
    code="GT315",
    family="measures",
    severity="warning",
    name="No indicator",
    sentence="Recommendations have no indicator though the plan has a place for one.",
    why="What is not on the scorecard is not seen between one inspection and the next.",
    breaks=_plan(["r1"]),
    keeps=_plan(["r1", "r2"]),
    find=_find,
)
