"""GT607: one row holds several actions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.mood import is_order
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import bare_verbs, sentences
from goldthread.plan.model import Action, Plan

_TO_BE = re.compile(r"^[A-Z][^.;:]{2,60}? to be (?:an?|on|in|set|the)\b")
_MANY = 3
_BARE = 3


def _find(plan: Plan) -> Iterator[Finding]:
    found = [action for action in plan.actions if _steps(action) > 1]
    if found:
        holds = "holds" if len(found) == 1 else "hold"
        message = f"{count(len(found), 'row')} {holds} several actions: {quoted(found[0].text, 110)}"
        yield about_actions("GT607", "note", message, found, plan, "text")


def _steps(action: Action) -> int:
    """How many of the row's sentences, or of the orders strung together in one, tell somebody to do something."""
    said = [sentence.lstrip("'‘“\"") for sentence in sentences(action.text) if len(sentence.split()) > 1]
    told = sum(is_order(sentence) or bool(_TO_BE.match(sentence)) for sentence in said)
    strung = max((_strung(sentence) for sentence in said), default=0)
    return max(told, strung if strung >= _MANY else 0)


def _strung(sentence: str) -> int:
    """How many orders one sentence strings together, each with an object of its own: “ask …, agree … and write …”."""
    pieces = re.split(r",? and (?:to )?|, ", sentence)
    return sum(len(piece.split()) > _BARE and piece.split()[0].lower() in bare_verbs() for piece in pieces)


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "1.6", "text": text}
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Write clear plans"}], "actions": [action]}


RULE = Rule(
    code="GT607",
    family="text",
    severity="note",
    name="Several actions in one",
    sentence="One row tells people to do several things.",
    why="One date, one owner and one rating cannot be true of two actions; when half is done, what colour is it?",
    breaks=_plan("Write a model plan. Staff to use team meetings to practise with it."),
    keeps=_plan("Write a model plan. It should fit on two pages."),
    find=_find,
)
