"""GT512: an action whose date was moved is rated green."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_done, sentence_case
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    for action in plan.actions:
        if action.rag == "green" and action.due.slipped_from and not (action.completed or says_done(action.status)):
            first = action.due.slipped_from[0]
            message = f"{sentence_case(name_of(action, plan))} is rated green on a date that was moved from {first}"
            yield about_actions("GT512", "warning", message, [action], plan, "rag")


def _plan(slipped: list[str]) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "5.1",
        "text": "Agree the neglect toolkit",
        "rag": "green",
        "due": {"text": "June 2026", "latest": "2026-06-30", "kinds": ["month"], "slipped_from": slipped},
    }
    return {"recommendations": [{"id": "r1", "number": "5", "text": "Tackle neglect"}], "actions": [action]}


RULE = Rule(
    code="GT512",
    family="ratings",
    severity="warning",
    name="Re-dated, and green",
    sentence="An action's date has been moved and its rating is green.",
    why="Green against a moved date is green by moving the goalposts; the board should see both.",
    breaks=_plan(["March 2026"]),
    keeps=_plan([]),
    find=_find,
)
