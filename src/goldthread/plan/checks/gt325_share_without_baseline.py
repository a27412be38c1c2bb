"""GT325: actions set a share to be reached, and the plan reports no share of today to compare it with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.figures import shares_in
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.reported import Target, likeness, told_under
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan

_START = re.compile(r"\b(?:from \d|baseline|currently|compared|against|up on|down on|at present)", re.IGNORECASE)


def _find(plan: Plan) -> Iterator[Finding]:
    told = {row.id: told_under(row, plan) for row in plan.recommendations}
    rows = [action for action in plan.actions if _no_start(action, told)]
    if rows:
        message = f"{count(len(rows), 'action')} with a share to reach and no figure for where it stands today: "
        yield about_actions("GT325", "warning", message + quoted(rows[0].text, 100), rows, plan, "targets")


def _no_start(action: Action, told: dict) -> bool:
    shares = shares_in(action.text)
    if not shares or _START.search(action.text):
        return False
    said = [each for id_ in action.recommendations for each in told.get(id_, ())]
    targets = [Target(share.value, share.clause) for share in shares]
    return not any(likeness(each, target) for each in said for target in targets)


def _plan(report: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "text": "Audits show a clear chronology on 85% of case files"}
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": [report]}}
    row = {"id": "r1", "number": "5", "text": "Know each child's history"}
    return {"recommendations": [row], "actions": [action], "positions": [position]}


RULE = Rule(
    code="GT325",
    family="measures",
    severity="warning",
    name="A share to reach, from where?",
    sentence="An action sets a share to be reached, and nothing in the plan says what the share is today.",
    why="Nobody can tell whether the target is near, far or already met, or whether anything has moved.",
    breaks=_plan("Guidance on chronologies was sent to every team."),
    keeps=_plan("The May audit found a clear chronology on 62% of case files."),
    find=_find,
)
