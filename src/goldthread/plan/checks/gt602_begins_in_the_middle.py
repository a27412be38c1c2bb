"""GT602: a row begins in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rows import left_over
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.texts import about_text, texts_of
from goldthread.plan.model import Plan

KINDS = ("action", "recommendation", "outcome")
MOST_LARGE = 0.8


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [text for text in texts_of(plan) if text.kind in KINDS and text.text.strip()]
    small = [text for text in rows if _starts_small(text.text)]
    orphans = {action.id for action in plan.actions if left_over(action, plan)}
    if len(small) > (1 - MOST_LARGE) * len(rows):
        return  # the council writes its rows with a small letter
    for text in small:
        if not orphans & set(text.actions):
            message = f"The {text.kind} begins in the middle of a sentence: {quoted(text.text)}"
            yield about_text("GT602", "warning", message, text)


def _starts_small(text: str) -> bool:
    """A small letter first; “ePEP” and “e-learning” are written so."""
    return bool(re.match(r"[a-z]{2,}[\s,;.]", text.strip(" •-"))) and not re.match(r"(?:e|i|x)-?[A-Z]", text.strip())


def _plan(text: str) -> dict:
    actions = [
        {"id": f"a{n}", "recommendations": ["r1"], "ref": f"1.{n}", "text": words}
        for n, words in enumerate(["Visit each team", "Ask each child", "Report to the board", "Check again", text])
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Know your teams"}], "actions": actions}


RULE = Rule(
    code="GT602",
    family="text",
    severity="warning",
    name="Begins in the middle",
    sentence="A row begins with a small letter, in the middle of a sentence.",
    why="The head of the sentence stands in another row or is lost, so neither row can be understood.",
    breaks=_plan("reviews, and share them with the school."),
    keeps=_plan("e-Learning for all staff"),
    find=_find,
)
