"""GT221: the year of a target lies far beyond the last due date of the actions that are to reach it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.places import where_all
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Outcome, Plan
from goldthread.plan.vocabulary import vocabulary


def find(plan: Plan) -> Iterator[Finding]:
    far = vocabulary("thresholds")["dates"]["far_target_years"]
    for outcome in plan.outcomes:
        last = max(
            (int(action.due.latest[:4]) for action in _actions_for(outcome, plan) if action.due.latest), default=0
        )
        years = [int(year) for year in re.findall(r"\b(?:by|until|in)\s+(?:\w+\s+)?(20\d\d)\b", outcome.text, re.I)]
        if last and years and max(years) - last >= far:
            rows = [row for row in plan.recommendations if row.id in outcome.recommendations]
            message = (
                f"The target is for {max(years)}, but the last action is due in {last}: nothing is promised in between."
            )
            yield Finding(
                "GT221", "note", message, where_all(rows) or "an outcome", tuple(row.id for row in rows), (), "targets"
            )


def _actions_for(outcome: Outcome, plan: Plan) -> list[Action]:
    return [
        a for a in plan.actions if outcome.id in a.outcomes or set(outcome.recommendations) & set(a.recommendations)
    ]


RULE = Rule(
    code="GT221",
    family="dates",
    severity="note",
    name="target far off",
    sentence="A target lies years beyond the last due date of its actions, with no milestone between.",
    why="Nobody will know until then whether the actions worked, and by then nobody will ask.",
    breaks={
        "recommendations": [{"id": "r1", "text": "Help care leavers into work"}],
        "outcomes": [{"id": "o1", "recommendations": ["r1"], "text": "By 2031 half of care leavers are in work"}],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Open a jobs club",
                "due": {"text": "May 2027", "latest": "2027-05-31", "kinds": ["month"]},
            }
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "text": "Help care leavers into work"}],
        "outcomes": [{"id": "o1", "recommendations": ["r1"], "text": "By 2028 half of care leavers are in work"}],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Open a jobs club",
                "due": {"text": "May 2027", "latest": "2027-05-31", "kinds": ["month"]},
            }
        ],
    },
    find=find,
)
