"""GT216: an action starts and ends in the same month."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.starts import start_of
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    rows = [a for a in promised(plan) if a.due.latest and start_of(a) and start_of(a)[:7] == a.due.latest[:7]]
    if rows:
        message = f"{count(len(rows), 'action')} starting and ending in the same month: no time is left to do the work"
        yield about_actions("GT216", "note", message, rows, plan, "start")


RULE = Rule(
    code="GT216",
    family="dates",
    severity="note",
    name="Starts when due",
    sentence="An action starts and ends in the same month.",
    why="Either no time is left to do it, or the start was filled in without thought.",
    breaks={
        "actions": [
            {
                "id": "a1",
                "text": "Review the practice standards",
                "start": "Jan-27",
                "due": {"text": "Jan-2027", "latest": "2027-01-31", "kinds": ["month"]},
            }
        ]
    },
    keeps={
        "actions": [
            {
                "id": "a1",
                "text": "Review the practice standards",
                "start": "Jan-27",
                "due": {"text": "Feb-27", "latest": "2027-02-28", "kinds": ["month"]},
            }
        ]
    },
    find=find,
)
