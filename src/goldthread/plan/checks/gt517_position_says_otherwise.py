"""GT517: the actions of a recommendation are rated green and their own text says they fall short."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.positions import day_of, names_of_recommendations, where_of_position
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import remaining, sentence_case
from goldthread.plan.model import Plan, Position


def _find(plan: Plan) -> Iterator[Finding]:
    for row in plan.positions:
        if row.actions_completed.rag == "green" and (said := _falls_short(row)):
            name = sentence_case(names_of_recommendations(plan)[row.recommendation])
            message = f"{name} rates its actions green at {day_of(row)}, but says “{said}”"
            where = where_of_position(row, plan)
            yield Finding("GT517", "warning", message, where, (row.recommendation,), (), "actions_completed")


def _falls_short(row: Position) -> str | None:
    parts = (part for text in row.actions_completed.text for part in remaining(text))
    return next((part.clause for part in parts if part.kind == "falls short"), None)


def _plan(text: str) -> dict:
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": [text], "rag": "green"}}
    return {"recommendations": [{"id": "r1", "number": "4", "text": "Supervise well"}], "positions": [position]}


RULE = Rule(
    code="GT517",
    family="ratings",
    severity="warning",
    name="Green, and says otherwise",
    sentence=(
        "A position rates its actions green while its text says that they are not consistent, complete or at target."
    ),
    why="The text tells the truth and the colour is what the board sees.",
    breaks=_plan("Supervision audited in May: more regular, but not yet at the standard in every team."),
    keeps=_plan("Supervision audited in May: at the standard in all nine teams."),
    find=_find,
)
