"""GT114: the same action stands in two places with different leads."""

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
        if leads_differ(actions) and not dates_differ(actions):
            said = "; ".join(" / ".join(action.leads) or "nobody" for action in actions)
            message = f"The same action, {quoted(actions[0].text)}, has different leads: {said}"
            yield about_actions("GT114", "warning", message, actions, plan, "leads")


RULE = Rule(
    code="GT114",
    family="owners",
    severity="warning",
    name="Same action, other lead",
    sentence="The same action stands in two places of the plan with different leads.",
    why="Each lead may leave it to the other, and two reports of one piece of work will disagree.",
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
                "text": "Set up a Care Leavers' Forum for Fernshire",
                "leads": ["Tom Reed"],
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
                "text": "Set up a budget for Fernshire's care leavers",
                "leads": ["Tom Reed"],
            },
        ],
    },
    find=find,
)
