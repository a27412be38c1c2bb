"""GT519: actions wait for something that lies outside them."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import remaining
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    waiting = [
        (action, part.clause) for action in plan.actions for part in remaining(action.status) if part.kind == "waiting"
    ]
    rows = list({action.id: action for action, _ in waiting}.values())
    if rows:
        verb = "waits" if len(rows) == 1 else "wait"
        message = f"{count(len(rows), 'action')} {verb} for something else: “{waiting[0][1].rstrip('.')}”"
        yield about_actions("GT519", "note", message, rows, plan, "status")


def _plan(status: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "4.4",
        "text": "Write the guide for young people",
        "status": status,
    }
    return {"recommendations": [{"id": "r1", "number": "4", "text": "Explain decisions"}], "actions": [action]}


RULE = Rule(
    code="GT519",
    family="ratings",
    severity="note",
    name="Waits for something",
    sentence="A comment says that the action waits for something else to happen.",
    why=(
        "If what it waits for is in no plan, the action will wait for good: the wait needs an owner and a day "
        "of its own."
    ),
    breaks=_plan("On hold until a participation officer has been appointed."),
    keeps=_plan("The participation officer started on 1 May and has begun the guide."),
    find=_find,
)
