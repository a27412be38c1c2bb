"""GT504: actions are rated green on the strength of a word or two."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.comments import still_open
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.model import Action, Plan

MOST_WORDS = 2


def _find(plan: Plan) -> Iterator[Finding]:
    thin = [action for action in plan.actions if action.rag in ("green", "blue") and _thin(action)]
    if thin:
        said = f"“{(thin[0].status or '').strip(' .')}”"
        message = f"{count(len(thin), 'action')} rated green with a word or two for a comment, such as {said}"
        yield about_actions("GT504", "note", message, thin, plan, "status")


def _thin(action: Action) -> bool:
    if says_nothing(action.status) or any(part.kind != "under way" for part in still_open(action)):
        return False
    return len((action.status or "").split()) <= MOST_WORDS


def _plan(status: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "1.2",
        "text": "Brief every team on the new threshold",
        "rag": "green",
        "status": status,
    }
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Apply thresholds well"}], "actions": [action]}


RULE = Rule(
    code="GT504",
    family="ratings",
    severity="note",
    name="Green on a word",
    sentence="An action is rated green and its comment is a word or two.",
    why="“Done” does not say what was done, when, or how anyone knows; one figure or date would.",
    breaks=_plan("On track."),
    keeps=_plan("All six teams briefed by 9 June; slides on the intranet."),
    find=_find,
)
