"""GT410: cost cells are blank in a plan whose other actions have one."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count, has_or_have
from goldthread.plan.checks.rows import left_over, promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.model import Plan

MOST = 0.5


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in promised(plan) if not left_over(action, plan)]
    blank = [
        action
        for action in rows
        if not action.cost or (says_nothing(action.cost.text) and "n" not in action.cost.text.lower())
    ]
    if blank and len(blank) < len(rows):
        severity = "warning" if len(blank) <= MOST * len(rows) else "note"
        message = (
            f"{count(len(blank), 'action')} of {len(rows)} {has_or_have(len(blank))} no cost, not even “none”; "
            "others do"
        )
        yield about_actions("GT410", severity, message, blank, plan, "cost")


def _plan(cost: dict | None) -> dict:
    actions = [
        {"id": "a1", "recommendations": ["r1"], "text": "Write the policy", "cost": {"text": "No cost"}},
        {"id": "a2", "recommendations": ["r1"], "text": "Train all staff in it", "cost": cost},
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Have a policy"}], "actions": actions}


RULE = Rule(
    code="GT410",
    family="money",
    severity="warning",
    name="A blank cost",
    sentence="An action has no cost beside it, not even “none”, though others have.",
    why="A blank may mean nothing, or that nobody asked; the total cannot be trusted.",
    breaks=_plan(None),
    keeps=_plan({"text": "£3,000 from the training budget", "amount": 3000}),
    find=_find,
)
