"""GT703: text that belongs to no row: its number, recommendation, lead and date are lost."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.places import ids_of, where_all
from goldthread.plan.checks.report import count
from goldthread.plan.checks.rows import left_over, promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in promised(plan) if left_over(action, plan)]
    if rows:
        said = count(len(rows), "piece")
        message = f"{said} of text with no number, recommendation, lead or date: the row above it is lost"
        yield Finding(
            "GT703", "error", message, where_all(rows, plan), _row_above(rows[0], plan), ids_of(rows), "recommendations"
        )


def _row_above(orphan: Action, plan: Plan) -> tuple[str, ...]:
    """The recommendation after which the text stands, so that a person knows where to look."""
    place = plan.actions.index(orphan)
    return next(
        (action.recommendations[-1:] for action in reversed(plan.actions[:place]) if action.recommendations), ()
    )


RULE = Rule(
    code="GT703",
    family="structure",
    severity="error",
    name="Orphan text",
    sentence="A piece of text belongs to no row: no number, recommendation, lead or date stands with it.",
    why="A page or a row was lost. What was promised there can no longer be read, and nobody owns it.",
    breaks={
        "recommendations": [{"id": "r1", "number": "1", "text": "See every child alone"}],
        "actions": [
            {"id": "a1", "recommendations": ["r1"], "text": "Add a box to the visit form", "leads": ["Ada Marsh"]},
            {"id": "a2", "text": "in their own home and at school."},
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "number": "1", "text": "See every child alone"}],
        "actions": [
            {"id": "a1", "recommendations": ["r1"], "text": "Add a box to the visit form", "leads": ["Ada Marsh"]},
            {"id": "a2", "recommendations": ["r1"], "text": "Talk to children in their own home and at school."},
        ],
    },
    find=find,
)
