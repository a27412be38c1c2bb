"""GT225: a due date is a month without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.remedies import real_remedies, where_of_remedy
from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.days_named import named_days
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in promised(plan) if _no_year(action.due.text)]
    if rows:
        said = list(dict.fromkeys(f"“{action.due.text}”" for action in rows))
        message = f"{count(len(rows), 'due date')} without a year: {listed(said, 4)}"
        yield about_actions("GT225", "note", message, rows, plan, "due")
    for row in real_remedies(plan):
        if _no_year(row.by):
            ids = (row.recommendation,) if row.recommendation else ()
            message = f"This remedial action gives a month without a year: “{row.by}”"
            yield Finding("GT225", "note", message, where_of_remedy(row, plan), ids, field="by")


def _no_year(text: str | None) -> bool:
    """Whether the last day named, earlier dates in brackets left out, has a month and no year."""
    now = re.sub(r"[\[(][^\])]*[\])]", " ", text or "")
    named = [name for name in named_days(now) if name.kind != "year"]
    return bool(named) and all(name.first is None and not name.impossible for name in named)


def _plan(due: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "text": "Ask families what they think of their plans",
        "due": {"text": due, "latest": "2026-09-30", "kinds": ["month"], "slipped_from": ["June 2026"]},
    }
    return {"recommendations": [{"id": "r1", "number": "6", "text": "Plan with families"}], "actions": [action]}


RULE = Rule(
    code="GT225",
    family="dates",
    severity="note",
    name="A date without a year",
    sentence="A due date is a month or a day with no year.",
    why="A plan runs for two or three years: every September is this September to somebody.",
    breaks=_plan("September [slipped from June 2026]"),
    keeps=_plan("September 2026 [slipped from June]"),
    find=_find,
)
