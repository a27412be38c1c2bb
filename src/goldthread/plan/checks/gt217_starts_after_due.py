"""GT217: an action starts after it is due."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.starts import start_of
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    for action in promised(plan):
        start = start_of(action)
        if start and action.due.latest and start > action.due.latest:
            message = f"It starts ({action.start}) after it is due ({action.due.text})"
            yield about_actions("GT217", "error", message, [action], plan, "start")


RULE = Rule(
    code="GT217",
    family="dates",
    severity="error",
    name="Starts after due",
    sentence="An action starts after it is due.",
    why="One of the two dates is wrong.",
    breaks={
        "actions": [
            {
                "id": "a1",
                "text": "Review the practice standards",
                "start": "March 2027",
                "due": {"text": "Jan 2027", "latest": "2027-01-31", "kinds": ["month"]},
            }
        ]
    },
    keeps={
        "actions": [
            {
                "id": "a1",
                "text": "Review the practice standards",
                "start": "March 2026",
                "due": {"text": "Jan 2027", "latest": "2027-01-31", "kinds": ["month"]},
            }
        ]
    },
    find=find,
)
