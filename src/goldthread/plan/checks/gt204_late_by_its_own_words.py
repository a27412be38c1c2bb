"""GT204: an action is past its date, and its own words say that it is not done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.moments import in_words, last_told, made_on
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import remaining
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    day, made = last_told(plan), made_on(plan)
    late = defaultdict(list)
    for action in promised(plan) if day else ():
        left = remaining(action.status)
        if left and action.due.latest and action.due.latest < day and action.rag not in ("green", "blue"):
            clause = min(left, key=lambda one: one.kind != "falls short").clause
            late[action.due.latest[:7], clause].append(action)
    for (month, clause), actions in late.items():
        severity = "error" if made and f"{month}-31" < made.day else "warning"
        said = f"by {in_words(day[:7])} its status still says {quoted(clause)}"
        message = f"Due {in_words(month)}; {said}, and gives no new date"
        yield about_actions("GT204", severity, message, actions, plan, "due")


RULE = Rule(
    code="GT204",
    family="dates",
    severity="error",
    name="Late by its own words",
    sentence="An action is past its date, its status says that it is not done, and no new date is given.",
    why="A late action with no new date has no end; the board should see when it will now be done, and why it moved.",
    breaks={
        "dated": "2026-07",
        "actions": [
            {
                "id": "a1",
                "text": "Commission an audit of closed cases",
                "due": {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"]},
                "status": "Not yet commissioned.",
            }
        ],
    },
    keeps={
        "dated": "2026-07",
        "actions": [
            {
                "id": "a1",
                "text": "Commission an audit of closed cases",
                "due": {"text": "Sept 2026", "latest": "2026-09-30", "kinds": ["month"]},
                "status": "Not yet commissioned.",
            }
        ],
    },
    find=find,
)
