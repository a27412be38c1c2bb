"""GT711: a text sends the reader to a row that is not in the plan, or to a number that is not given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.numbering import parts_of, whole_numbers
from goldthread.plan.checks.report import about_actions, about_recommendations
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan

_SENT_TO = (
    r"(?:\b(?:see|see also|cf\.?|as per|set out|outlined|described|detailed|listed|referred to|refers? to|repetition of"
    r"|linked to|links to|as in|in line with|same as|duplicates?|against|under)\b[^.;()]{0,30}?)"
)
_ROW = re.compile(
    rf"{_SENT_TO}\b(?P<kind>actions?|recommendations?|items?|rows?|refs?\.?|reference|points?|nos?\.?|number)\s+"
    r"(?P<ref>(?:[A-Za-z]{0,2}\d+(?:\.\d+)*))(?![\w%-])",
    re.IGNORECASE,
)
_CODE = re.compile(rf"{_SENT_TO}(?<![\w£-])(?P<ref>(?P<series>[A-Z])\d{{1,2}}(?:\.\d+)?)(?![\w-])")
_PART = re.compile(r"\b(?:[Ww]orkstream|[Tt]heme|[Pp]riority|[Ss]trand)\s+(?P<ref>[A-Z]|\d{1,2})\b(?!\s*(?:of the|\())")
_NO_NUMBER = re.compile(rf"{_SENT_TO}\b(?:recommendation|action)\s*(?:no\.?|number)?\s*(?=[).;,]|$)", re.IGNORECASE)


def find(plan: Plan) -> Iterator[Finding]:
    known = _known(plan)
    for action in plan.actions:
        for text, field in _texts(action):
            for message in _faults(text, known, _titles(plan)):
                yield about_actions("GT711", "error", message, [action], plan, field)
    for row in plan.recommendations:
        for message in _faults(row.note or "", known, ()):
            yield about_recommendations("GT711", "error", message, [row], "note")


def _texts(action: Action) -> list[tuple[str, str]]:
    cost = action.cost.text if action.cost else ""
    named = ((action.text, "text"), (action.see_also, "see_also"), (action.status, "status"), (cost, "cost"))
    return [(text, field) for text, field in named if text]


def _faults(text: str, known: set[str], titles: tuple[str, ...]) -> Iterator[str]:
    own = (found for found in _CODE.finditer(text) if _series(found["series"], known))
    for found in (*_ROW.finditer(text), *own):
        if _plain(found["ref"]) not in known:
            yield f"“{found[0].strip()}” sends the reader to {found['ref']}, which is not in the plan"
    for found in _NO_NUMBER.finditer(text):
        yield f"“{found[0].strip()}” does not say which"
    for found in _PART.finditer(text) if len(titles) > 1 else ():
        if not any(re.match(rf"{found['ref']}\b", title) for title in titles):
            yield f"“{found[0]}” is not a part of this plan"


def _series(letter: str, known: set[str]) -> bool:
    """Whether the plan numbers rows with this letter: “S20” in a plan without an S series is a section of an Act."""
    return any(re.match(rf"{letter}\d", ref, re.IGNORECASE) for ref in known)


def _known(plan: Plan) -> set[str]:
    refs = {_plain(action.ref) for action in plan.actions if action.ref}
    majors = {f"{parts[0]}{parts[1]}".lower() for action in plan.actions if (parts := parts_of(action.ref))}
    return refs | majors | {str(number) for row in plan.recommendations for number in whole_numbers(row.number)}


def _titles(plan: Plan) -> tuple[str, ...]:
    """The titles of the sections where they all begin with a letter or number of their own; else none."""
    titles = tuple(section.title for section in plan.sections)
    return titles if all(re.match(r"(?:[A-Z]|\d{1,2})\s*[:.)–-]", title) for title in titles) else ()


def _plain(ref: str) -> str:
    return ref.strip(" .)").lower()


RULE = Rule(
    code="GT711",
    family="structure",
    severity="error",
    name="Reference to nothing",
    sentence="A text sends the reader to a row that is not in the plan.",
    why="What stands there cannot be read, so this row cannot be understood or checked.",
    breaks={
        "actions": [
            {"id": "a1", "ref": "A5", "text": "Check that files meet the standard set out in A1"},
            {"id": "a2", "ref": "A6", "text": "Publish the standard"},
        ]
    },
    keeps={
        "actions": [
            {"id": "a1", "ref": "A5", "text": "Check that files meet the standard set out in A6"},
            {"id": "a2", "ref": "A6", "text": "Publish the standard on page A4 of the guide, as section 47 asks"},
        ]
    },
    find=find,
)
