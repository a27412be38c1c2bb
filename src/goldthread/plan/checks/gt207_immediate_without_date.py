"""GT207: actions due “immediately” with no date."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    rows = [a for a in promised(plan) if "immediate" in a.due.kinds and not a.due.latest and not a.due.earliest]
    if rows:
        said = list(dict.fromkeys(f"“{(action.due.text or 'immediate').strip(' .')}”" for action in rows))
        message = f"{count(len(rows), 'action')} due at once with no date to hold anybody to: {listed(said)}"
        yield about_actions("GT207", "note", message, rows, plan, "due")


RULE = Rule(
    code="GT207",
    family="dates",
    severity="note",
    name="Immediate without date",
    sentence="An action is due immediately, and no date says when that was or by when it must show.",
    why="“Immediately” was true on one day only. A date lets the board ask whether it happened.",
    breaks={
        "actions": [
            {
                "id": "a1",
                "text": "Stop overnight stays",
                "due": {"text": "With immediate effect", "kinds": ["immediate"]},
            }
        ]
    },
    keeps={
        "actions": [
            {
                "id": "a1",
                "text": "Stop overnight stays",
                "due": {"text": "Immediately, by 4 May 2026", "latest": "2026-05-04", "kinds": ["date", "immediate"]},
            }
        ]
    },
    find=find,
)
