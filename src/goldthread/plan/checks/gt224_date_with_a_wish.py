"""GT224: a due date comes with a hope that nobody can check, such as “positive progress before then”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in promised(plan) if _wish().search(action.due.text or "")]
    if rows:
        said = list(dict.fromkeys(f"“{action.due.text}”" for action in rows))
        message = f"{count(len(rows), 'due date')} with words that nobody can be held to: {listed(said, 3)}"
        yield about_actions("GT224", "note", message, rows, plan, "due")


@cache
def _wish() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in vocabulary("wishes")["due"]["words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _plan(due: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "text": "Write a chronology for each child",
        "due": {"text": due, "latest": "2026-09-30", "kinds": ["month"]},
    }
    return {"recommendations": [{"id": "r1", "number": "5", "text": "Know each child's history"}], "actions": [action]}


RULE = Rule(
    code="GT224",
    family="dates",
    severity="note",
    name="A date with a wish",
    sentence="A due date comes with a hope for the time before it, such as “good progress by then”.",
    why="How much progress, shown by what, and on which day? A step with its own date can be checked.",
    breaks=_plan("Sept 2026, with good progress before then"),
    keeps=_plan("Sept 2026, half of them by June 2026"),
    find=_find,
)
