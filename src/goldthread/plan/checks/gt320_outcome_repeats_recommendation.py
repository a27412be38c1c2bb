"""GT320: an outcome only says the recommendation again."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import alike, within, words
from goldthread.plan.checks.measured import Measure, about_measures, outcomes_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentences
from goldthread.plan.model import Plan

SAME = 0.82
WHOLLY_WITHIN = 0.99
FEWEST_WORDS = 3


def _find(plan: Plan) -> Iterator[Finding]:
    texts = {row.id: row.text for row in plan.recommendations}
    for row in outcomes_of(plan):
        if any(_repeats(row, texts[id_]) for id_ in row.recommendations):
            message = f"The outcome says the recommendation again: {quoted(row.text, 100)}"
            yield about_measures("GT320", "note", message, [row], plan)


def _repeats(row: Measure, recommendation: str) -> bool:
    """The same words, or no word but those of the recommendation."""
    if len(words(row.text)) >= FEWEST_WORDS and within(row.text, recommendation) >= WHOLLY_WITHIN:
        return words(row.text) <= words(recommendation)
    return any(alike(row.text, part) >= SAME for part in (recommendation, *sentences(recommendation)))


def _plan(text: str) -> dict:
    rows = [{"id": "r1", "number": "9", "text": "Keep to a minimum the number of workers that each child has."}]
    return {"recommendations": rows, "outcomes": [{"id": "o1", "recommendations": ["r1"], "text": text}]}


RULE = Rule(
    code="GT320",
    family="measures",
    severity="note",
    name="The recommendation again",
    sentence="An outcome repeats the wording of its recommendation.",
    why="The inspectors have already said what should be; the plan must say how anyone will know that it is.",
    breaks=_plan("The number of workers that each child has is kept to a minimum"),
    keeps=_plan("No child has had more than two workers in twelve months"),
    find=_find,
)
