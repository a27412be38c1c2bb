"""GT206: actions due “ongoing”, “as required” or every so often, with no day to judge them by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan

_OPEN = {"ongoing", "recurring", "relative", "unknown"}


def find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in promised(plan) if _open_ended(action)]
    if rows:
        said = list(dict.fromkeys(f"“{action.due.text.strip(' .')}”" for action in rows))
        message = f"{count(len(rows), 'action')} with no date by which to judge it: {listed(said)}"
        yield about_actions(
            "GT206", "note", message.replace("judge it", "judge them") if len(rows) > 1 else message, rows, plan, "due"
        )


def _open_ended(action: Action) -> bool:
    due = action.due
    if (
        due.latest
        or due.earliest
        or not due.text
        or "immediate" in due.kinds
        or not set(due.kinds) & _OPEN - {"unknown"}
    ):
        return False
    return "relative" not in due.kinds or not re.search(r"\d|\b(?:one|two|three|four|six|twelve)\b", due.text.lower())


RULE = Rule(
    code="GT206",
    family="dates",
    severity="note",
    name="Open-ended due",
    sentence="An action is due “ongoing” or “as required”: no day is given by which to judge it.",
    why="Work that goes on for ever is never reported as done or late. Name the day on which it will be reviewed.",
    breaks={
        "actions": [{"id": "a1", "text": "Support foster carers", "due": {"text": "On-going", "kinds": ["ongoing"]}}]
    },
    keeps={
        "actions": [
            {
                "id": "a1",
                "text": "Support foster carers",
                "due": {"text": "From May 2026 onwards", "earliest": "2026-05-01", "kinds": ["month", "ongoing"]},
            }
        ]
    },
    find=find,
)
