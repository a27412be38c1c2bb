"""GT714: two recommendations stand in one row."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.numbering import whole_numbers
from goldthread.plan.checks.report import about_recommendations
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    for row in plan.recommendations:
        if len(numbers := whole_numbers(row.number)) > 1:
            said = " and ".join(map(str, numbers))
            message = f"Recommendations {said} share one row, so nobody can tell which action answers which"
            yield about_recommendations("GT714", "warning", message, [row], "number")


RULE = Rule(
    code="GT714",
    family="structure",
    severity="warning",
    name="Merged recommendations",
    sentence="Two recommendations share one row.",
    why="One of them can be forgotten behind the other: its actions, its measure and its colour are not its own.",
    breaks={
        "recommendations": [{"id": "r1", "number": "13 & 14", "text": "House care leavers and keep in touch with them"}]
    },
    keeps={
        "recommendations": [{"id": "r1", "number": "13.", "text": "House care leavers and keep in touch with them"}]
    },
    find=find,
)
