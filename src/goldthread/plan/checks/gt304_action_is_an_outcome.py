"""GT304: what stands in the place of an action is the wished state, with no step to reach it."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.mood import is_state
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

FEW = 5


def _find(plan: Plan) -> Iterator[Finding]:
    found = [action for action in plan.actions if action.text and is_state(action.text)]
    if found:
        said = "says a wished state" if len(found) == 1 else "say wished states"
        message = f"{count(len(found), 'action')} {said} with no step to reach it: {quoted(found[0].text, 90)}"
        yield about_actions("GT304", "error" if len(found) <= FEW else "warning", message, found, plan, "text")


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "A7", "text": text}
    return {
        "recommendations": [{"id": "r1", "number": "A", "text": "Consider identity and faith"}],
        "actions": [action],
    }


RULE = Rule(
    code="GT304",
    family="measures",
    severity="error",
    name="An action that is an outcome",
    sentence="The action says how things should be and names no step that would bring it about.",
    why="Nobody can start on a wished state, so nobody does; what is to be done must stand there.",
    breaks=_plan("Children's faith and culture are well understood in every plan"),
    keeps=_plan("Add a section on faith and culture to the plan form and train all teams in its use"),
    find=_find,
)
