"""GT317: the difference an action is to make is “as above”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_ABOVE = re.compile(
    r"^\W*(?:(?:please )?(?:as|see|same as) (?:above|before|previous(?:ly)?)|ditto"
    r"|as per (?:the )?(?:above|previous)\b.*|same|idem|\")\W*$",
    re.IGNORECASE,
)


def _find(plan: Plan) -> Iterator[Finding]:
    for field in ("difference", "why"):
        rows = [action for action in plan.actions if any(_ABOVE.match(text) for text in getattr(action, field))]
        if rows:
            words = "difference it will make" if field == "difference" else "reason"
            message = (
                f"{count(len(rows), 'action')} with “as above” for the {words}: moved or filtered, the row says nothing"
            )
            yield about_actions("GT317", "note", message, rows, plan, field)


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "text": "Consult staff on the scheme", "difference": [text]}
    return {"recommendations": [{"id": "r1", "number": "3", "text": "Keep social workers"}], "actions": [action]}


RULE = Rule(
    code="GT317",
    family="measures",
    severity="note",
    name="As above",
    sentence="The difference an action will make, or its reason, is “as above”.",
    why="Two actions seldom make the same difference, and “above” is lost as soon as rows are sorted.",
    breaks=_plan("As above."),
    keeps=_plan("Staff can say what would keep them, so the scheme offers it."),
    find=_find,
)
