"""GT705: a row with a number, a lead or a date, and no action."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_CALLED = {"ref": "a number", "leads": "a lead", "status": "a comment", "rag": "a colour"}


def find(plan: Plan) -> Iterator[Finding]:
    for action in plan.actions:
        if not action.text.strip() and (action.ref or action.leads or action.due.text or action.status):
            has = [called for name, called in _CALLED.items() if getattr(action, name)]
            has += ["a date"] if action.due.text else []
            message = f"This row has {' and '.join(', '.join(has).rsplit(', ', 1))}, but no action"
            yield about_actions("GT705", "error", message, [action], plan, "text")


RULE = Rule(
    code="GT705",
    family="structure",
    severity="error",
    name="Action without text",
    sentence="A row has a number, a lead or a date, but says no action.",
    why="Somebody is named for work that nobody can read, and a colour is claimed for it.",
    breaks={"actions": [{"id": "a1", "ref": "6.2", "text": "", "leads": ["Ada Marsh"], "rag": "green"}]},
    keeps={"actions": [{"id": "a1", "ref": "6.2", "text": "Agree the form", "leads": ["Ada Marsh"], "rag": "green"}]},
    find=find,
)
