"""GT524: the newest rating of something is red, and no remedial action answers it."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.positions import day_of, names_of_recommendations, where_of_position
from goldthread.plan.checks.remedies import real_remedies
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentence_case
from goldthread.plan.model import Plan, Position

_PARTS = (("outcome", "outcome"), ("impact", "effect on children"), ("actions_completed", "actions"))


def _find(plan: Plan) -> Iterator[Finding]:
    helped, names = {row.recommendation for row in real_remedies(plan)}, names_of_recommendations(plan)
    for id_ in (row.id for row in plan.recommendations if row.id not in helped):
        rows = sorted(
            (row for row in plan.positions if row.recommendation == id_ and row.as_at), key=lambda row: row.as_at
        )
        for field, said in _PARTS:
            if red := _last_is_red(rows, field):
                message = f"{sentence_case(names[id_])} has its {said} red at {day_of(red)}, and no remedial action"
                yield Finding("GT524", "error", message, where_of_position(red, plan), (id_,), (), field)


def _last_is_red(rows: list[Position], field: str) -> Position | None:
    """The newest position that rates this part, where it rates it red."""
    rated = [row for row in rows if getattr(row, field).rag]
    return rated[-1] if rated and getattr(rated[-1], field).rag == "red" else None


def _plan(remedy: str) -> dict:
    position = {
        "recommendation": "r1",
        "as_at": "2026-03-01",
        "outcome": {"text": ["Children are heard."], "rag": "red"},
    }
    return {
        "recommendations": [{"id": "r1", "number": "13", "text": "Hear children"}],
        "positions": [position],
        "remedial_actions": [{"recommendation": "r1", "outstanding": remedy, "remedies": [remedy]}],
    }


RULE = Rule(
    code="GT524",
    family="ratings",
    severity="error",
    name="Red without remedy",
    sentence="The newest rating is red, and no remedial action goes with it.",
    why="Red is a call for help. If nothing is to be done otherwise, it will be red again at the next board.",
    breaks=_plan(""),
    keeps=_plan("Hold the first council meeting by May"),
    find=_find,
)
