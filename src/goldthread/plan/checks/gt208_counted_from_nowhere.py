"""GT208: “3 months” in a plan that does not say from when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    if plan.dated:
        return
    rows = [
        a
        for a in promised(plan)
        if "relative" in a.due.kinds and not a.due.latest and re.search(r"\d", a.due.text or "")
    ]
    if rows:
        said = list(dict.fromkeys(f"“{action.due.text.strip(' .').lower()}”" for action in rows))
        message = f"{count(len(rows), 'action')} due in {listed(said)}, counted from a day that the plan does not give"
        yield about_actions("GT208", "warning", message, rows, plan, "due")


RULE = Rule(
    code="GT208",
    family="dates",
    severity="warning",
    name="Counted from nowhere",
    sentence="An action is due in so many months, and the plan does not say from when.",
    why="Each reader counts from another day: the visit, the report, the plan. Nobody can say what is late.",
    breaks={
        "actions": [{"id": "a1", "text": "Train the duty team", "due": {"text": "3 months", "kinds": ["relative"]}}]
    },
    keeps={
        "dated": "2026-07",
        "actions": [{"id": "a1", "text": "Train the duty team", "due": {"text": "3 months", "kinds": ["relative"]}}],
    },
    find=find,
)
