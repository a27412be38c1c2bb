"""GT414: a sum for a post does not say for how long it pays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan
from goldthread.plan.vocabulary import vocabulary


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in plan.actions if _no_period(action)]
    if rows:
        said = listed([f"“{action.cost.text}”" for action in rows], 5)
        message = f"{count(len(rows), 'post')} with a sum and no word of how long it pays for, a year or once: {said}"
        yield about_actions("GT414", "note", message, rows, plan, "cost")


def _no_period(action: Action) -> bool:
    if not (action.cost and action.cost.amount and _post().search(action.text)):
        return False
    return not _period().search(action.cost.text)


@cache
def _post() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(vocabulary('wishes')['period']['posts'])})\b", re.IGNORECASE)


@cache
def _period() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in vocabulary("wishes")["period"]["words"])
    return re.compile(rf"\b(?:{words})\b|20\d\d", re.IGNORECASE)


def _plan(cost: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "text": "An extra reviewing officer post is set up",
        "cost": {"text": cost, "amount": 60000},
    }
    return {"recommendations": [{"id": "r1", "number": "6", "text": "Review plans well"}], "actions": [action]}


RULE = Rule(
    code="GT414",
    family="money",
    severity="note",
    name="A post, paid for how long?",
    sentence="A sum stands beside a post with no word of the time it pays for.",
    why="A post costs again next year. A board that agrees to the sum may not have agreed to that.",
    breaks=_plan("£60,000"),
    keeps=_plan("£60,000 a year"),
    find=_find,
)
