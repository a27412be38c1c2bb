"""GT611: a comment says “I”, and does not say who."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.texts import about_text, texts_of
from goldthread.plan.checks.wording import sentences
from goldthread.plan.model import Plan

KINDS = ("status", "remedial action", "action")
_QUOTED = re.compile(r"[“\"‘][^”\"’]*[”\"’]")
_VERBS = "am|have|had|was|will|met|think|feel|know|believe|spoke|asked|can|did"
_I = re.compile(
    r"(?<![\w.])(?<!Phase )(?<!Part )(?<!Stage )(?<!Level )(?<!Tier )"
    rf"I(?:['’](?:m|ve|ll)| (?:{_VERBS}))\b|\bmy (?:view|team|manager|service|colleagues|opinion)\b"
)


def _find(plan: Plan) -> Iterator[Finding]:
    for text in texts_of(plan):
        if text.kind in KINDS and (said := _in_first_person(text.text)):
            yield about_text("GT611", "note", f"The {text.kind} says “I” and not who that is: {quoted(said, 90)}", text)


def _in_first_person(text: str) -> str | None:
    bare = _QUOTED.sub(" ", text)
    return next((sentence for sentence in sentences(bare) if _I.search(sentence)), None)


def _plan(status: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "6.2", "text": "Review the contract", "status": status}
    return {"recommendations": [{"id": "r1", "number": "6", "text": "Assess health in time"}], "actions": [action]}


RULE = Rule(
    code="GT611",
    family="text",
    severity="note",
    name="Who is “I”?",
    sentence="A comment is written in the first person and does not say who speaks.",
    why="Next year nobody will know whose word it was.",
    breaks=_plan("I have spoken with the provider twice."),
    keeps=_plan("The head of service has spoken with the provider twice."),
    find=_find,
)
