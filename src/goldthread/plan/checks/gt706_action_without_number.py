"""GT706: actions without a number, in a plan that numbers its actions."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    rows = promised(plan)
    bare = [action for action in rows if not action.ref]
    if bare and 2 * len(bare) < len(rows):
        message = f"{count(len(bare), 'action')} without a number, where the rest of the plan numbers them"
        yield about_actions("GT706", "warning", message, bare, plan, "ref")


RULE = Rule(
    code="GT706",
    family="structure",
    severity="warning",
    name="Action without number",
    sentence="An action has no number, although the plan numbers its actions.",
    why="At a meeting, and from one plan to the next, it can only be found by its words.",
    breaks={
        "actions": [
            {"id": "a1", "ref": "1.1", "text": "Agree the form"},
            {"id": "a2", "ref": "1.2", "text": "Print the form"},
            {"id": "a3", "text": "Explain the form"},
        ]
    },
    keeps={"actions": [{"id": "a1", "text": "Agree the form"}, {"id": "a2", "text": "Print the form"}]},
    find=find,
)
