"""GT710: lettered actions leave out a letter, repeat one, or change between small and capital."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from goldthread.plan.checks.numbering import letter_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import said_by_recommendation
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    lettered = [action for action in plan.actions if letter_of(action.ref)]
    small = sum(letter_of(action.ref).islower() for action in lettered)
    for action in lettered:
        if letter_of(action.ref).islower() != (2 * small >= len(lettered)):
            message = f"“{action.ref}” is written in another case than the letters around it"
            yield about_actions("GT710", "note", message, [action], plan, "ref")
    for rows in said_by_recommendation(lettered):
        yield from _out_of_order(rows, plan)


def _out_of_order(rows: list[Action], plan: Plan) -> Iterator[Finding]:
    letters = [letter_of(action.ref).lower() for action in rows]
    wanted = list(ascii_lowercase[: len(letters)])
    if letters != wanted and len(rows) > 1:
        place = next(place for place, (have, want) in enumerate(zip(letters, wanted, strict=True)) if have != want)
        message = f"The letters are out of order: {letters[place]}) stands where {wanted[place]}) should"
        yield about_actions("GT710", "warning", message, rows[max(0, place - 1) : place + 1], plan, "ref")


RULE = Rule(
    code="GT710",
    family="structure",
    severity="warning",
    name="Letters out of order",
    sentence="The letters of a recommendation's actions leave one out, repeat one or change case.",
    why="A letter left out may be an action that was lost; a changed one is hard to search for.",
    breaks={
        "recommendations": [{"id": "r1", "number": "7", "text": "Help children do well at school"}],
        "actions": [
            {"id": "a1", "ref": "a)", "recommendations": ["r1"], "text": "Collect results each term"},
            {"id": "a2", "ref": "c)", "recommendations": ["r1"], "text": "Buy each child a tutor"},
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "number": "7", "text": "Help children do well at school"}],
        "actions": [
            {"id": "a1", "ref": "a)", "recommendations": ["r1"], "text": "Collect results each term"},
            {"id": "a2", "ref": "b)", "recommendations": ["r1"], "text": "Buy each child a tutor"},
        ],
    },
    find=find,
)
