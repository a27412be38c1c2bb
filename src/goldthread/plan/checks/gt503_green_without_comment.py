"""GT503: actions are rated green with no comment at all, in a plan whose other actions have one."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.model import Plan

COLUMN_IN_USE = 0.4


def _find(plan: Plan) -> Iterator[Finding]:
    told = sum(not says_nothing(action.status) for action in plan.actions)
    if told < COLUMN_IN_USE * len(plan.actions):
        return  # the plan has no column for comments; that is another matter
    bare = [action for action in plan.actions if action.rag in ("green", "blue") and says_nothing(action.status)]
    if bare:
        are = "is" if len(bare) == 1 else "are"
        message = f"{count(len(bare), 'action')} {are} rated {bare[0].rag} with no comment: nothing says why"
        yield about_actions("GT503", "error", message, bare, plan, "status")


def _plan(status: str | None) -> dict:
    rows = [{"id": "r1", "number": "1", "text": "Visit children on time"}]
    first = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "1.1",
        "text": "Set up a visits tracker",
        "rag": "green",
        "status": "In use in all four teams since April.",
    }
    second = {
        "id": "a2",
        "recommendations": ["r1"],
        "ref": "1.2",
        "text": "Train team managers in its use",
        "rag": "green",
        "status": status,
    }
    return {"recommendations": rows, "actions": [first, second]}


RULE = Rule(
    code="GT503",
    family="ratings",
    severity="error",
    name="Green with no comment",
    sentence="An action is rated green and no comment says what was done.",
    why="A rating without a reason cannot be challenged or relied on; an inspector will ask for the evidence.",
    breaks=_plan(None),
    keeps=_plan("14 of 15 managers trained by 20 May; the last is booked."),
    find=_find,
)
