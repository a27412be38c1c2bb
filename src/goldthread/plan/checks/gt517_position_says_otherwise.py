"""GT517: the actions of a recommendation are rated green and their own text says they fall short."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import remaining
from goldthread.plan.model import Plan, Position


def _find(plan: Plan) -> Iterator[Finding]:
    numbers = {row.id: row.number or row.id for row in plan.recommendations}
    for row in plan.positions:
        if row.actions_completed.rag == "green" and (said := _falls_short(row)):
            where = f"recommendation {numbers[row.recommendation]}, position as at {row.as_at}"
            message = (
                f"Recommendation {numbers[row.recommendation]} rates its actions green at {row.as_at}, but "
                f"says “{said}”"
            )
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
