"""GT526: an action is rated green though its date has been given up."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_done
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    for action in promised(plan):
        unsettled = action.due.text and {*action.due.kinds} == {"unknown"} and not action.due.latest
        if action.rag == "green" and unsettled and not (says_done(action.due.text) or says_done(action.status)):
            message = f"Rated green, and its date says “{action.due.text}”: what is on course?"
            yield about_actions("GT526", "error", message, [action], plan, "rag")


def _plan(due: dict) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "12",
        "text": "Launch the website",
        "rag": "green",
        "due": due,
    }
    return {"recommendations": [{"id": "r1", "number": "12", "text": "Hear children"}], "actions": [action]}


RULE = Rule(
    code="GT526",
    family="ratings",
    severity="error",
    name="Green with no date",
    sentence="An action is rated green, and in the place of its date stands that it is to be looked at again.",
    why="Nothing can be on course to a day that is not there; the green hides that the action was given up.",
    breaks=_plan({"text": "This is to be looked at again", "kinds": ["unknown"]}),
    keeps=_plan({"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"]}),
    find=_find,
)
