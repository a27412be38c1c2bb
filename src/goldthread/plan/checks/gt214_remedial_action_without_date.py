"""GT214: a remedial action without a day by which it is to be done."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.remedies import real_remedies, where_of_remedy
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.days_named import named_days
from goldthread.plan.model import Plan, RemedialAction

_ONLY_NAMES = 6


def find(plan: Plan) -> Iterator[Finding]:
    for row in real_remedies(plan):
        if not row.completed and not _dated(row):
            said = "“on-going”, which is no day" if row.by and "going" in row.by.lower() else "no day"
            message = f"This remedial action gives {said} by which it is to be done"
            ids = (row.recommendation,) if row.recommendation else ()
            yield Finding("GT214", "error", message, where_of_remedy(row, plan), ids, field="by")


def _dated(row: RemedialAction) -> bool:
    """Whether the cell for the date names a day, a month or a season, or the remedy where the cell only holds names."""
    by = row.by or ""
    return any(named_days(text) for text in (by, *(row.remedies if len(by.split()) <= _ONLY_NAMES else ())))


RULE = Rule(
    code="GT214",
    family="dates",
    severity="error",
    name="Remedial action without date",
    sentence="A remedial action has no day by which it is to be done.",
    why="It is there because a date was missed; without a new one nobody can say whether it worked.",
    breaks={
        "recommendations": [{"id": "r1", "number": "1", "text": "Improve supervision"}],
        "remedial_actions": [
            {
                "recommendation": "r1",
                "outstanding": "Supervision audit",
                "remedies": ["Hold it"],
                "by": "Ada Marsh – ongoing",
            }
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "number": "1", "text": "Improve supervision"}],
        "remedial_actions": [
            {
                "recommendation": "r1",
                "outstanding": "Supervision audit",
                "remedies": ["Hold it"],
                "by": "Ada Marsh, end of May",
            }
        ],
    },
    find=find,
)
