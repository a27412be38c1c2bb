"""GT201: an action without any due date."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import left_over, promised, said_by_recommendation
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    bare = [
        action for action in promised(plan) if not action.due.text and not action.due.latest and not action.due.kinds
    ]
    rows = [action for action in bare if not left_over(action, plan)]
    for actions in said_by_recommendation(rows):
        beside = (
            "Nothing says when this is due" if len(actions) == 1 else f"Nothing says when these {len(actions)} are due"
        )
        message = f"{beside}: the place for the date is blank"
        yield about_actions("GT201", "error", message, actions, plan, "due")
    if orphans := [action for action in bare if left_over(action, plan)]:
        message = f"No due date for {count(len(orphans), 'piece')} of text left over from a lost row"
        yield about_actions("GT201", "warning", message, orphans, plan, "due")


RULE = Rule(
    code="GT201",
    family="dates",
    severity="error",
    name="No due date",
    sentence="An action has no due date.",
    why="Work without a date cannot be late, so nobody notices that it is not done.",
    breaks={"actions": [{"id": "a1", "text": "Write a guide to supervision", "leads": ["Ada Marsh"]}]},
    keeps={
        "actions": [
            {
                "id": "a1",
                "text": "Write a guide",
                "leads": ["Ada Marsh"],
                "due": {"text": "3 months", "kinds": ["relative"]},
            }
        ]
    },
    find=find,
)
