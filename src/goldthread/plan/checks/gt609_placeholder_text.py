"""GT609: a placeholder stands where words should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.texts import about_text, texts_of
from goldthread.plan.model import Plan

KINDS = ("action", "recommendation", "status", "position", "remedial action", "commitment")
_PLACE = re.compile(
    r"\b(?:tbc|tba|tbd)\b|\bx{2,}\b|_{4,}"
    r"|\[\s*(?:insert|add|name|date|title|text)\b[^\]]*\]|<\s*(?:insert|add)\b[^>]*>|\blorem ipsum\b"
    r"|\((?:to be|still to be) (?:confirmed|determined|decided|agreed|advised)\)",
    re.IGNORECASE,
)


def _find(plan: Plan) -> Iterator[Finding]:
    for text in texts_of(plan):
        if text.kind in KINDS and (found := _PLACE.search(text.text)):
            message = f"The {text.kind} still has a placeholder, “{found[0]}”: {quoted(text.text, 80)}"
            yield about_text("GT609", "warning", message, text)


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "1.1", "text": text}
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Meet schools"}], "actions": [action]}


RULE = Rule(
    code="GT609",
    family="text",
    severity="warning",
    name="A placeholder",
    sentence="“TBC”, “XX” or another placeholder stands where words should be.",
    why="What was to be filled in later was not; the plan went out unfinished.",
    breaks=_plan("Meet [insert name of school] each term"),
    keeps=_plan("Meet each secondary school every term"),
    find=_find,
)
