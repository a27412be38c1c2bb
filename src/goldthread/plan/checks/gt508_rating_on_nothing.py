"""GT508: a colour stands beside an empty entry."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.positions import day_of, names_of_recommendations, where_of_position
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_nothing, sentence_case
from goldthread.plan.model import Plan

_PARTS = {"outcome": "outcome required", "impact": "impact for children", "actions_completed": "actions completed"}


def _find(plan: Plan) -> Iterator[Finding]:
    for action in plan.actions:
        if action.rag and not action.text.strip():
            message = f"{sentence_case(name_of(action, plan))} is rated {action.rag}, but there is no action to rate"
            yield about_actions("GT508", "error", message, [action], plan, "rag")
    for row in plan.positions:
        for part, words in _PARTS.items():
            rated = getattr(row, part)
            if rated.rag and all(says_nothing(text) for text in rated.text):
                name, where = names_of_recommendations(plan)[row.recommendation], where_of_position(row, plan)
                message = (
                    f"{sentence_case(name)} rates “{words}” {rated.rag} at {day_of(row)} with nothing written there"
                )
                yield Finding("GT508", "error", message, where, (row.recommendation,), (), part)


def _plan(text: list[str]) -> dict:
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": text, "rag": "green"}}
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Know your teams"}], "positions": [position]}


RULE = Rule(
    code="GT508",
    family="ratings",
    severity="error",
    name="A rating on nothing",
    sentence="A rating stands beside an entry that is empty.",
    why="A colour with nothing behind it was copied or guessed; it counts as progress on every summary.",
    breaks=_plan(["TBC"]),
    keeps=_plan(["All six teams visited by 20 February."]),
    find=_find,
)
