"""GT219: something is checked, launched or evaluated before the thing itself is due."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised, said_by_recommendation
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.stages import needs_first
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    for rows in said_by_recommendation([row for row in promised(plan) if row.due.latest]):
        for first, then in permutations(rows, 2):
            wait = needs_first(then, first)
            if wait is not None and then.due.latest[:7] < _later(first.due.latest, wait):
                gap = f"{wait} months after" if wait else "after"
                message = (
                    f"Due {in_words(then.due.latest[:7])}, although it comes {gap} work that is due "
                    f"{in_words(first.due.latest[:7])}"
                )
                yield about_actions("GT219", "warning", message, [then, first], plan, "due")


def _later(day: str, months: int) -> str:
    """The month, YYYY-MM, that lies so many months after a day."""
    year, month = int(day[:4]), int(day[5:7]) - 1 + months
    return f"{year + month // 12}-{month % 12 + 1:02}"


RULE = Rule(
    code="GT219",
    family="dates",
    severity="warning",
    name="Out of order",
    sentence="An audit, an evaluation or a launch is due before the work that it follows.",
    why="It will find nothing to look at, or it will be moved: the order has to be possible.",
    breaks={
        "recommendations": [{"id": "r1", "text": "Improve care plans"}],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Train social workers in writing care plans",
                "due": {"text": "Sept 2026", "latest": "2026-09-30", "kinds": ["month"]},
            },
            {
                "id": "a2",
                "recommendations": ["r1"],
                "text": "Audit care plans 6 months after the training",
                "due": {"text": "Dec 2026", "latest": "2026-12-31", "kinds": ["month"]},
            },
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "text": "Improve care plans"}],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Train social workers in writing care plans",
                "due": {"text": "Sept 2026", "latest": "2026-09-30", "kinds": ["month"]},
            },
            {
                "id": "a2",
                "recommendations": ["r1"],
                "text": "Audit care plans 6 months after the training",
                "due": {"text": "March 2027", "latest": "2027-03-31", "kinds": ["month"]},
            },
        ],
    },
    find=find,
)
