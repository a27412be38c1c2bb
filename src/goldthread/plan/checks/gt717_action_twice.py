"""GT717: the same action stands in two places, with the same lead and date."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.clashes import dates_differ, leads_differ
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.same_action import same_actions
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    for actions in same_actions(plan):
        if not dates_differ(actions) and not leads_differ(actions):
            apart = [
                name for name in ("status", "cost", "due") if len({_said(getattr(row, name)) for row in actions}) > 1
            ]
            also = f"; their {' and '.join(_CALLED[name] for name in apart)} differ" if apart else ""
            message = f"The same action, {quoted(actions[0].text)}, stands in {len(actions)} places{also}"
            yield about_actions("GT717", "warning", message, actions, plan, "text")


_CALLED = {"status": "comments", "cost": "costs", "due": "dates"}


def _said(value) -> str:
    return str(getattr(value, "text", value) or "").strip(" .").lower()


RULE = Rule(
    code="GT717",
    family="structure",
    severity="warning",
    name="Action twice",
    sentence="The same action stands in two places of the plan.",
    why="It is counted twice, and its two rows will soon say different things.",
    breaks={
        "recommendations": [
            {"id": "r1", "text": "Hear children's views"},
            {"id": "r2", "text": "Listen to care leavers"},
        ],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Set up a forum for Fernshire's care leavers",
                "leads": ["Ada Marsh"],
            },
            {
                "id": "a2",
                "recommendations": ["r2"],
                "text": "A Care Leavers' Forum for Fernshire to be set up",
                "leads": ["Ada Marsh"],
            },
        ],
    },
    keeps={
        "recommendations": [
            {"id": "r1", "text": "Hear children's views"},
            {"id": "r2", "text": "Listen to care leavers"},
        ],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Set up a forum for Fernshire's care leavers",
                "leads": ["Ada Marsh"],
            },
            {
                "id": "a2",
                "recommendations": ["r2"],
                "text": "Set up a fund for Fernshire's care leavers",
                "leads": ["Ada Marsh"],
            },
        ],
    },
    find=find,
)
