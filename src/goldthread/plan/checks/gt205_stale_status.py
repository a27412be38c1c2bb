"""GT205: a status still looks forward to a day that was past when the plan was made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.moments import days_told, made_on
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import clauses
from goldthread.plan.model import Plan

_AHEAD = re.compile(
    r"\b(?:due|will|to be|to (?:complete|finish|start|begin|report)|expected|planned|scheduled|aim(?:s|ing)?|going to"
    r"|should|by)\b[^.;]{0,60}$",
    re.IGNORECASE,
)

_PAST = re.compile(r"\b(?:was|were|had|has been|have been)\b", re.IGNORECASE)


def find(plan: Plan) -> Iterator[Finding]:
    made = made_on(plan)
    for action in plan.actions if made else ():
        for clause in clauses(action.status):
            past = [
                name
                for name in days_told(clause)
                if name.last.isoformat() < made.day and _looks_ahead(clause[: name.start])
            ]
            if past:
                named = clause[past[0].start : past[0].end]
                message = f"The status looks forward to {named} ({quoted(clause)}), which was past: {made.why}"
                yield about_actions("GT205", "warning", message, [action], plan, "status")
                break


def _looks_ahead(before: str) -> bool:
    """Whether the words before a day look forward to it; “were in place by” looks back."""
    found = _AHEAD.search(before)
    return bool(found) and not (found[0].lower().startswith("by") and _PAST.search(before))


RULE = Rule(
    code="GT205",
    family="dates",
    severity="warning",
    name="Stale status",
    sentence="A status still looks forward to a day that was past when the plan was made.",
    why="A status that was not brought up to date tells the board what was hoped, not what happened.",
    breaks={
        "dated": "2026-07",
        "actions": [{"id": "a1", "text": "Recruit two managers", "status": "Interviews are due to finish in May 2026"}],
    },
    keeps={
        "dated": "2026-07",
        "actions": [{"id": "a1", "text": "Recruit two managers", "status": "Interviews finished in May 2026"}],
    },
    find=find,
)
