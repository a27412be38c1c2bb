"""GT712: the same recommendation is printed more than once."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import groups_alike
from goldthread.plan.checks.places import ids_of, quoted, where_all
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan, Recommendation


def find(plan: Plan) -> Iterator[Finding]:
    rows = [row for row in plan.recommendations if len(row.text.split()) > 3]
    for group in groups_alike([row.text for row in rows], 0.95):
        same = [rows[place] for place in group]
        message = f"The same recommendation is printed {len(same)} times: {quoted(same[0].text)}"
        yield Finding("GT712", "warning", message, where_all(same), ids_of(same), _actions(same, plan), "text")
    for row in rows:
        if (times := _printed(row)) > 1:
            message = f"This recommendation is printed {times} times, as if it were {times}: {quoted(row.text)}"
            yield Finding("GT712", "warning", message, where_all([row]), (row.id,), _actions([row], plan), "text")


def _actions(rows: list[Recommendation], plan: Plan) -> tuple[str, ...]:
    ids = {row.id for row in rows}
    return tuple(action.id for action in plan.actions if ids & set(action.recommendations))


def _printed(row: Recommendation) -> int:
    """How often the reader met this recommendation in the document, where it noted that."""
    repeats = (row.model_extra or {}).get("repeats")
    return len(repeats) + 1 if isinstance(repeats, list | tuple) else int(repeats or 1)


RULE = Rule(
    code="GT712",
    family="structure",
    severity="warning",
    name="Repeated recommendation",
    sentence="The same recommendation is printed more than once, as if there were several.",
    why="Its actions are torn apart, and the count of recommendations answered is wrong.",
    breaks={
        "recommendations": [
            {"id": "r1", "text": "Ensure all health assessments are done promptly (paragraph 39)"},
            {"id": "r2", "text": "Ensure all health assessments are done promptly (Paragraph 39)"},
        ]
    },
    keeps={
        "recommendations": [
            {"id": "r1", "text": "Ensure all health assessments are done promptly"},
            {"id": "r2", "text": "Ensure all pathway plans are shared with young people"},
        ]
    },
    find=find,
)
