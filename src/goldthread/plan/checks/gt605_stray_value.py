"""GT605: a cell holds a single letter or mark that means nothing there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentence_case
from goldthread.plan.model import Action, Plan

_STRAY = re.compile(r"[A-Za-z]|[^\w\s]{1,2}|\d")
_BLANK = re.compile(r"[-–—.•*]?")


def _find(plan: Plan) -> Iterator[Finding]:
    for action in plan.actions:
        for field, text in _cells(action):
            if _STRAY.fullmatch(text.strip()) and not _BLANK.fullmatch(text.strip()):
                message = f"{sentence_case(name_of(action, plan))} has a stray “{text.strip()}” for its {field}"
                yield about_actions("GT605", "warning", message, [action], plan, field)


def _cells(action: Action) -> Iterator[tuple[str, str]]:
    yield "status", action.status or ""
    yield "text", action.text
    yield "cost", action.cost.text if action.cost else ""
    for field in ("why", "difference"):
        yield from ((field, text) for text in getattr(action, field))


def _plan(status: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "1.1",
        "text": "Plan for permanence early",
        "status": status,
    }
    return {"recommendations": [{"id": "r1", "number": "1", "text": "End drift"}], "actions": [action]}


RULE = Rule(
    code="GT605",
    family="text",
    severity="warning",
    name="A stray letter",
    sentence="A cell holds one letter or mark and nothing else.",
    why="Something was typed in the wrong place or lost; perhaps it is a rating, perhaps a comment.",
    breaks=_plan("K"),
    keeps=_plan("Begun in May."),
    find=_find,
)
