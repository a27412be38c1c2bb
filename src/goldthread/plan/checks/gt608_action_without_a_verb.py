"""GT608: an action has no verb: nobody is told to do anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.mood import is_order, is_state
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import left_over, promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import bare_verbs, participle, sentences
from goldthread.plan.model import Action, Plan

_DOING = re.compile(
    r"\b\w+(?:ment|tion|sion|ance|ence|al|ing|ings)\b|\b(?:audit|review|survey|pilot|launch|relaunch|update|check|roadshow|course"
    r"|campaign|visit|workshop|report|analysis|link|roll-?out|refresh|study|event|drive|test|use|supervision)s?\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|shall|must|should|can|may|need|needs|be|being)\b", re.IGNORECASE
)


def _find(plan: Plan) -> Iterator[Finding]:
    found = [action for action in promised(plan) if _verbless(action) and not left_over(action, plan)]
    if found:
        says = "says" if len(found) == 1 else "say"
        message = f"{count(len(found), 'action')} {says} not what is to be done; no verb in {quoted(found[0].text, 90)}"
        yield about_actions("GT608", "warning", message, found, plan, "text")


def _verbless(action: Action) -> bool:
    """A thing is named, and neither a verb nor a noun of doing opens it."""
    first = (sentences(action.text) or [""])[0]
    opening = " ".join(re.split(r"\b(?:for|of|with|re|that|which|who|in|on)\b", first, maxsplit=1)[:1])
    if (
        len(first.split()) < 2
        or is_order(action.text)
        or is_state(action.text)
        or _FINITE.search(action.text)
        or _to_do(first)
    ):
        return False
    if any(word in bare_verbs() for word in re.findall(r"[a-z-]+", opening.lower())[:3] if word != "targets"):
        return False
    return not (
        _DOING.search(opening)
        or re.search(rf"\b{participle()}\b", opening.lower())
        or re.search(rf"\b{participle()}\W*$", first.lower())
    )


def _to_do(text: str) -> bool:
    return any(word in bare_verbs() for word in re.findall(r"\bto ([a-z-]+)", text.lower()))


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "5.4", "text": text}
    return {"recommendations": [{"id": "r1", "number": "5", "text": "Work with partners"}], "actions": [action]}


RULE = Rule(
    code="GT608",
    family="text",
    severity="warning",
    name="No verb",
    sentence="An action names a thing and does not say what is to be done with it.",
    why="Nobody knows what to do, and nobody can say that it was done.",
    breaks=_plan("Clear goals for the youth service with regard to early help plans"),
    keeps=_plan("Set clear goals for the youth service with regard to early help plans"),
    find=_find,
)
