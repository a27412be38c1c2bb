"""GT520: the newest positions are prepared, and nothing is reported in them."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.positions import short_names
from goldthread.plan.checks.report import count, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.model import Plan, Position


def _find(plan: Plan) -> Iterator[Finding]:
    by_day: dict[str, list[Position]] = {}
    for row in plan.positions:
        if row.as_at and _empty(row) and any(_before(other, row) for other in plan.positions):
            by_day.setdefault(row.as_at, []).append(row)
    names = short_names(plan)
    for day, rows in sorted(by_day.items()):
        ids = tuple(dict.fromkeys(row.recommendation for row in rows))
        named = f"{'recommendation' if len(ids) == 1 else 'recommendations'} {listed([names[id_] for id_ in ids])}"
        message = f"{count(len(rows), 'position')} of {in_words(day)} with nothing reported: {named}"
        yield Finding("GT520", "note", message, f"positions as at {in_words(day)}", ids, (), "actions_completed")


def _empty(row: Position) -> bool:
    rated = (row.outcome.rag, row.impact.rag, row.actions_completed.rag)
    return not any(rated) and all(says_nothing(text) for text in row.actions_completed.text)


def _before(other: Position, row: Position) -> bool:
    """The first position of a recommendation only sets out the goal; a later one should report."""
    return other.recommendation == row.recommendation and (other.as_at or "9") < (row.as_at or "")


def _plan(text: str) -> dict:
    positions = [
        {
            "recommendation": "r1",
            "as_at": day,
            "outcome": {"text": ["Children are heard."]},
            "actions_completed": {"text": [said]},
        }
        for day, said in (("2025-11-01", "A worker was appointed."), ("2026-03-01", text))
    ]
    return {"recommendations": [{"id": "r1", "number": "13", "text": "Hear children"}], "positions": positions}


RULE = Rule(
    code="GT520",
    family="ratings",
    severity="note",
    name="A position left empty",
    sentence="A position has its heading and its wished outcome, and reports nothing.",
    why="It may be a form for the next board, or a report that nobody wrote; the reader cannot tell.",
    breaks=_plan("."),
    keeps=_plan("The council of children met twice."),
    find=_find,
)
