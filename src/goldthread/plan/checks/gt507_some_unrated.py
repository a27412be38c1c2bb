"""GT507: some actions are rated and others are not."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count, has_or_have
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in plan.actions if action.text]
    unrated = [action for action in rows if not action.rag]
    if unrated and len(unrated) < len(rows):
        message = f"{count(len(unrated), 'action')} of {len(rows)} {has_or_have(len(unrated))} no rating; the others do"
        yield about_actions("GT507", "warning", message, unrated, plan, "rag")


def _plan(rag: str | None) -> dict:
    actions = [
        {"id": "a1", "recommendations": ["r1"], "ref": "1.1", "text": "Visit each team", "rag": "amber"},
        {"id": "a2", "recommendations": ["r1"], "ref": "1.2", "text": "Report what was seen", "rag": rag},
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Know your teams"}], "actions": actions}


RULE = Rule(
    code="GT507",
    family="ratings",
    severity="warning",
    name="Some not rated",
    sentence="Some actions have a rating and others have none.",
    why="A blank may mean done, not begun or forgotten; a reader cannot tell which.",
    breaks=_plan(None),
    keeps=_plan("red"),
    find=_find,
)
