"""GT701: a recommendation that no action answers."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_recommendations
from goldthread.plan.checks.rows import actions_by_recommendation, nothing_left
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    answered = actions_by_recommendation(plan)
    for row in plan.recommendations:
        rows = answered.get(row.id, [])
        if not row.withdrawn and not any(action.text.strip() for action in rows):
            yield about_recommendations("GT701", "error", "No action answers this recommendation", [row], "actions")
        elif rows and all(nothing_left(action) for action in rows) and not _finished(row.id, plan):
            message = "The plan says that nothing is left to do here, and no position says what was done"
            yield about_recommendations("GT701", "warning", message, [row], "actions")


def _finished(id_: str, plan: Plan) -> bool:
    return any(position.recommendation == id_ and position.actions_completed.text for position in plan.positions)


RULE = Rule(
    code="GT701",
    family="structure",
    severity="error",
    name="Recommendation without action",
    sentence="A recommendation has no action to answer it.",
    why="The inspectors asked for something, and nothing is promised.",
    breaks={
        "recommendations": [
            {"id": "r1", "number": "1", "text": "See every child alone"},
            {"id": "r2", "text": "Write it down"},
        ],
        "actions": [{"id": "a1", "recommendations": ["r2"], "text": "Add a box to the visit form"}],
    },
    keeps={
        "recommendations": [
            {"id": "r1", "number": "1", "text": "See every child alone"},
            {"id": "r2", "text": "", "withdrawn": True},
        ],
        "actions": [{"id": "a1", "recommendations": ["r1"], "text": "Add a box to the visit form"}],
    },
    find=find,
)
