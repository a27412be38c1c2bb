"""GT202: what stands as the due date gives no day: “tba”, “End”, “to be reviewed”, a month without a year."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.moments import months_between
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.days_named import named_days
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    for action in promised(plan):
        due = action.due
        if (
            due.text
            and not due.latest
            and not due.earliest
            and not set(due.kinds) - {"unknown", "month", "date", "season"}
        ):
            yield about_actions("GT202", "warning", _message(action), [action], plan, "due")
        elif due.latest and due.earliest and months_between(due.earliest, due.latest) >= 11:
            message = f"“{due.text}” is a stretch of a year or more, with no day by which this is to be done"
            yield about_actions("GT202", "warning", message, [action], plan, "due")


def _message(action: Action) -> str:
    names = named_days(action.due.text)
    if any(name.impossible for name in names):
        return f"“{action.due.text}” is no day of the calendar"
    if any(name.first is None for name in names):
        return f"“{action.due.text}” has no year"
    return f"“{action.due.text}” says no day, month or season by which this is to be done"


RULE = Rule(
    code="GT202",
    family="dates",
    severity="warning",
    name="Due that is no date",
    sentence="What stands in the place of a due date gives no day, month or season.",
    why="A date still to be agreed is no promise, and nothing reminds anybody to agree it.",
    breaks={"actions": [{"id": "a1", "text": "Agree the budget", "due": {"text": "tbc", "kinds": ["unknown"]}}]},
    keeps={
        "actions": [
            {
                "id": "a1",
                "text": "Agree the budget",
                "due": {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"]},
            },
            {"id": "a2", "text": "Hold drop-ins", "due": {"text": "Ongoing", "kinds": ["ongoing"]}},
        ]
    },
    find=find,
)
