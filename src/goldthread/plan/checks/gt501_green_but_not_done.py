"""GT501: an action is rated green while its own comment says the work is still to come or falls short."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.comments import LATER, STRONG, first_words, nothing_else_said, still_open
from goldthread.plan.checks.evidence import is_late, seen_on
from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentence_case
from goldthread.plan.model import Action, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    day = seen_on(plan)
    for action in plan.actions:
        if action.rag == "green" and (severity := _severity(action, is_late(action, day))):
            said = first_words(still_open(action))
            message = f"{sentence_case(name_of(action, plan))} is rated green, but its comment says {said}"
            yield about_actions("GT501", severity, message, [action], plan, "rag")


def _severity(action: Action, late: bool) -> str | None:
    found = still_open(action)
    if any(part.kind in STRONG for part in found):
        return "error"
    only_later = found and all(part.kind in LATER for part in found) and nothing_else_said(action, found)
    return "warning" if only_later and not late else None


def _plan(status: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "2.1",
        "text": "Update the induction pack",
        "rag": "green",
        "status": status,
    }
    return {"recommendations": [{"id": "r1", "number": "2", "text": "Improve induction"}], "actions": [action]}


RULE = Rule(
    code="GT501",
    family="ratings",
    severity="error",
    name="Green, but not done",
    sentence="An action is rated green while its comment says that the work is still to come or is not working.",
    why="A board reads the colour, not the comment: a green that is not true hides the work that needs its help.",
    breaks=_plan("First chapter drafted. The rest of the pack is still to be written."),
    keeps=_plan("Complete. The pack has been rewritten and every new starter since May has had it."),
    find=_find,
)
