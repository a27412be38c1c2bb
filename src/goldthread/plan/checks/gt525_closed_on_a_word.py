"""GT525: a recommendation is closed with the word “completed” and nothing to show it by."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.places import where_of
from goldthread.plan.checks.positions import day_of
from goldthread.plan.checks.rows import nothing_left
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_done
from goldthread.plan.model import Plan, Position, Recommendation


def _find(plan: Plan) -> Iterator[Finding]:
    for row in plan.recommendations:
        said = [position for position in plan.positions if position.recommendation == row.id and _only_a_word(position)]
        rated = any(p.outcome.rag or p.impact.rag for p in plan.positions if p.recommendation == row.id)
        if said and not rated:
            word = said[-1].actions_completed.text[0].strip(" .")
            message = f"Closed at {day_of(said[-1])} with the word “{word}”: no rating, and nothing to show it by"
            ids = tuple(action.id for action in _closing(row, plan))
            yield Finding("GT525", "note", message, where_of(row, plan), (row.id,), ids, "actions_completed")


def _only_a_word(position: Position) -> bool:
    said = [text for text in position.actions_completed.text if text.strip(" .")]
    return len(said) == 1 and len(said[0].split()) <= 3 and says_done(said[0])


def _closing(row: Recommendation, plan: Plan) -> Iterator:
    """The rows that only say that nothing is left to do."""
    return (action for action in plan.actions if row.id in action.recommendations and nothing_left(action))


def _plan(text: str) -> dict:
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": [text]}}
    return {"recommendations": [{"id": "r1", "number": "15", "text": "Help birth relatives"}], "positions": [position]}


RULE = Rule(
    code="GT525",
    family="ratings",
    severity="note",
    name="Closed on a word",
    sentence="A recommendation is closed with a word such as “completed”, with no rating and no evidence.",
    why="An inspector will ask how the council knows, and the plan is where the answer should stand.",
    breaks=_plan("All completed."),
    keeps=_plan("Completed: all 14 relatives were seen within a month."),
    find=_find,
)
