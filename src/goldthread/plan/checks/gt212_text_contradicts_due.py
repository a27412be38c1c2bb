"""GT212: the words of an action promise a date that its timescale contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.moments import days_told
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.days_named import Named
from goldthread.plan.model import Action, Plan

_DEADLINE = re.compile(
    r"(?:\b(?:by|until|before|no later than|end(?: of)?|due)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?|\()$", re.I
)
_STAMP = re.compile(
    r"\b(?:new|added|amended|revised|updated|dated|published|report|review|audit|strategy)\b[^.;]*$", re.I
)


def find(plan: Plan) -> Iterator[Finding]:
    for action in promised(plan):
        for name in _deadlines_in(action.text):
            said = action.text[name.start : name.end]
            if not action.due.text or not _contradicts(name, action):
                continue
            message = f"Due “{action.due.text.strip(' .')}”, but its own words say {said}"
            severity = "error" if not action.due.latest else "warning"
            yield about_actions("GT212", severity, message, [action], plan, "due")
            break


def _deadlines_in(text: str) -> list[Named]:
    """The days in a text that are deadlines: not the date of a report or of a meeting that is past."""
    return [name for name in days_told(text) if _DEADLINE.search(text[: name.start]) and not _stamped(text, name)]


def _stamped(text: str, name: Named) -> bool:
    """Whether the day belongs to a document (“the review of May 2026”) or says when the row was added."""
    before = text[max(0, name.start - 24) : name.start]
    return bool(_STAMP.search(before)) and not re.search(r"\b(?:by|until|before|end)\b", before, re.I)


def _contradicts(name: Named, action: Action) -> bool:
    due = action.due
    if due.latest:
        return name.last.isoformat()[:7] > due.latest[:7]
    return bool({"relative", "immediate"} & set(due.kinds)) and not due.earliest


RULE = Rule(
    code="GT212",
    family="dates",
    severity="error",
    name="Text contradicts due",
    sentence="The words of an action name a date that its timescale contradicts.",
    why="The lead will keep to one of the two, and the board will hold them to the other.",
    breaks={
        "actions": [
            {
                "id": "a1",
                "text": "Let the new contract for supported lodgings (July 2027)",
                "due": {"text": "3 months", "kinds": ["relative"]},
            }
        ]
    },
    keeps={
        "actions": [
            {
                "id": "a1",
                "text": "Act on the review of May 2026 and let the new contract by July 2027",
                "due": {"text": "Sept 2027", "latest": "2027-09-30", "kinds": ["month"]},
            }
        ]
    },
    find=find,
)
