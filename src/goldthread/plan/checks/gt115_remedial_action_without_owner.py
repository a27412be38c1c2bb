"""GT115: a remedial action that nobody is responsible for."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.people import leads_in
from goldthread.plan.checks.remedies import real_remedies, where_of_remedy
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    for row in real_remedies(plan):
        if not leads_in([row.by or ""]):
            message = "This remedial action names nobody who is to see it done"
            ids = (row.recommendation,) if row.recommendation else ()
            yield Finding("GT115", "error", message, where_of_remedy(row, plan), ids, field="by")


RULE = Rule(
    code="GT115",
    family="owners",
    severity="error",
    name="Remedial action without owner",
    sentence="A remedial action names nobody who is responsible for it.",
    why="It is there because something is already red or late; without a name it will stay so.",
    breaks={
        "recommendations": [{"id": "r1", "number": "1", "text": "Improve supervision"}],
        "remedial_actions": [
            {
                "recommendation": "r1",
                "outstanding": "Supervision audit",
                "remedies": ["Hold the audit"],
                "by": "by May 2026",
            }
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "number": "1", "text": "Improve supervision"}],
        "remedial_actions": [
            {
                "recommendation": "r1",
                "outstanding": "Supervision audit",
                "remedies": ["Hold the audit"],
                "by": "Ada Marsh, May 2026",
            },
            {"recommendation": "r1", "outstanding": "", "remedies": [], "by": ""},
        ],
    },
    find=find,
)
