"""GT516: the actions are green and the outcome or the effect on children is red."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.positions import day_of, short_names
from goldthread.plan.checks.report import listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    numbers = short_names(plan)
    rows = [
        row
        for row in plan.positions
        if row.actions_completed.rag == "green" and "red" in (row.outcome.rag, row.impact.rag)
    ]
    if rows:
        places = listed([f"{numbers[row.recommendation]} at {day_of(row)}" for row in rows])
        message = f"Actions are rated green while the outcome or the effect on children is red: recommendation {places}"
        where = f"{len(rows)} position{'s' if len(rows) > 1 else ''}"
        yield Finding(
            "GT516", "note", message, where, tuple(dict.fromkeys(row.recommendation for row in rows)), (), "outcome"
        )


def _plan(colour: str) -> dict:
    position = {
        "recommendation": "r1",
        "as_at": "2026-03-01",
        "outcome": {"text": ["Children are heard."], "rag": colour},
        "actions_completed": {"text": ["A worker was appointed."], "rag": "green"},
    }
    return {"recommendations": [{"id": "r1", "number": "13", "text": "Hear children"}], "positions": [position]}


RULE = Rule(
    code="GT516",
    family="ratings",
    severity="note",
    name="Done, with no effect",
    sentence="The actions of a recommendation are green while its outcome or its effect on children is red.",
    why="Either the actions are the wrong ones or they are not as done as they look; the board should ask which.",
    breaks=_plan("red"),
    keeps=_plan("amber"),
    find=_find,
)
