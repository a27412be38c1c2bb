"""GT506: no action of the plan is rated."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_plan
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

FEWEST_ROWS = 5


def _find(plan: Plan) -> Iterator[Finding]:
    rated = any(action.rag for action in plan.actions) or any(
        part.rag for row in plan.positions for part in (row.outcome, row.impact, row.actions_completed)
    )
    if rated or len(plan.actions) < FEWEST_ROWS:
        return
    told = sum(bool(action.status) for action in plan.actions)
    message = f"None of the {len(plan.actions)} actions has a rating" + (
        f", although {told} have a comment" if told > 1 else ""
    )
    yield about_plan("GT506", "error" if 4 * told >= len(plan.actions) else "note", message, "rag")


def _plan(rag: str | None) -> dict:
    actions = [
        {"id": f"a{place}", "recommendations": ["r1"], "text": f"Visit team {place}", "status": "Under way", "rag": rag}
        for place in range(1, 7)
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Know your teams"}], "actions": actions}


RULE = Rule(
    code="GT506",
    family="ratings",
    severity="error",
    name="No ratings",
    sentence="No action in the plan has a rating.",
    why="Without ratings nobody can see at a glance what is late or in trouble.",
    breaks=_plan(None),
    keeps=_plan("amber"),
    find=_find,
)
