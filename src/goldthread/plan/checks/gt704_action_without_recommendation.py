"""GT704: an action that answers no recommendation, in a plan where the others do."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import left_over, promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    rows = promised(plan)
    loose = [a for a in rows if not a.recommendations and not left_over(a, plan)]
    if loose and 2 * len(loose) < len(rows):
        message = f"{count(len(loose), 'action')} that no recommendation asks for"
        yield about_actions("GT704", "warning", message, loose, plan, "recommendations")


RULE = Rule(
    code="GT704",
    family="structure",
    severity="warning",
    name="Action without recommendation",
    sentence="An action belongs to no recommendation, although most of the plan's actions do.",
    why="The thread from what the inspectors found to what is done about it is broken here.",
    breaks={
        "recommendations": [{"id": "r1", "number": "1", "text": "See every child alone"}],
        "actions": [
            {"id": "a1", "recommendations": ["r1"], "text": "Add a box to the visit form", "leads": ["Ada Marsh"]},
            {"id": "a2", "recommendations": ["r1"], "text": "Explain the box", "leads": ["Ada Marsh"]},
            {"id": "a3", "text": "Repaint the contact centre", "leads": ["Tom Reed"]},
        ],
    },
    keeps={"actions": [{"id": "a1", "text": "Repaint the contact centre", "leads": ["Tom Reed"]}]},
    find=find,
)
