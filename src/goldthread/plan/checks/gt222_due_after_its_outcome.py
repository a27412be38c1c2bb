"""GT222: an action is due after the day by which its own outcome is promised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.moments import days_told, in_words
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_BY = re.compile(r"\b(?:by|before|no later than)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?$", re.I)


def find(plan: Plan) -> Iterator[Finding]:
    promised_by = {outcome.id: _last_promise(outcome.text) for outcome in plan.outcomes}
    for action in promised(plan):
        days = [promised_by[id_] for id_ in action.outcomes if promised_by.get(id_)]
        if days and action.due.latest and action.due.latest[:7] > max(days):
            message = f"Due {in_words(action.due.latest[:7])}, after its outcome is promised ({in_words(max(days))})"
            yield about_actions("GT222", "warning", message, [action], plan, "due")


def _last_promise(text: str) -> str | None:
    """The month, YYYY-MM, by which an outcome says that things will be so."""
    return max((n.last.isoformat()[:7] for n in days_told(text) if _BY.search(text[: n.start])), default=None)


RULE = Rule(
    code="GT222",
    family="dates",
    severity="warning",
    name="Due after its outcome",
    sentence="An action is due after the day by which its outcome is promised.",
    why="The outcome cannot come before the work that is to bring it.",
    breaks={
        "outcomes": [{"id": "o1", "text": "Every child has a new assessment by April 2027"}],
        "actions": [
            {
                "id": "a1",
                "text": "Recruit two assessors",
                "outcomes": ["o1"],
                "due": {"text": "July 2027", "latest": "2027-07-31", "kinds": ["month"]},
            }
        ],
    },
    keeps={
        "outcomes": [{"id": "o1", "text": "Every child has a new assessment by April 2027"}],
        "actions": [
            {
                "id": "a1",
                "text": "Recruit two assessors",
                "outcomes": ["o1"],
                "due": {"text": "Feb 2027", "latest": "2027-02-28", "kinds": ["month"]},
            }
        ],
    },
    find=find,
)
