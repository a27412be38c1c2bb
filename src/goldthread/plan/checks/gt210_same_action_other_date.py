"""GT210: the same action stands in two places with different dates."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.clashes import dates_differ, dates_far_apart, leads_differ
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.same_action import same_actions
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    for actions in same_actions(plan):
        if dates_differ(actions):
            said = listed(list(dict.fromkeys(f"“{action.due.text or 'no date'}”" for action in actions)))
            also = ", and the leads differ too" if leads_differ(actions) else ""
            message = f"The same action, {quoted(actions[0].text)}, is due {said}{also}"
            severity = "error" if dates_far_apart(actions) else "warning"
            yield about_actions("GT210", severity, message, actions, plan, "due")


RULE = Rule(
    code="GT210",
    family="dates",
    severity="error",
    name="Same action, other date",
    sentence="The same action stands in two places of the plan with different dates.",
    why="One of the dates is wrong, and the reports to two boards will say different things about one piece of work.",
    breaks={
        "recommendations": [{"id": "r1", "text": "Plan for permanence"}, {"id": "r2", "text": "Prepare for adulthood"}],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Rate every care plan by colour",
                "due": {"text": "3 months", "kinds": ["relative"]},
            },
            {
                "id": "a2",
                "recommendations": ["r2"],
                "text": "Rate each care plan by colour",
                "due": {"text": "April 2027", "latest": "2027-04-30", "kinds": ["month"]},
            },
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "text": "Plan for permanence"}, {"id": "r2", "text": "Prepare for adulthood"}],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Rate every care plan by colour",
                "due": {"text": "April 2027", "latest": "2027-04-30", "kinds": ["month"]},
            },
            {
                "id": "a2",
                "recommendations": ["r2"],
                "text": "Rate every pathway plan by colour",
                "due": {"text": "End of April 2028", "latest": "2028-04-30", "kinds": ["month"]},
            },
        ],
    },
    find=find,
)
