"""GT502: an action is still rated green although its day has passed and its comment puts the work later."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.comments import LATER, STRONG, first_words, nothing_else_said, still_open
from goldthread.plan.checks.evidence import is_late, seen_on
from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_done, sentence_case
from goldthread.plan.model import Action, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    day = seen_on(plan)
    for action in plan.actions:
        if action.rag == "green" and is_late(action, day) and _put_off(action):
            said = first_words(still_open(action))
            message = (
                f"{sentence_case(name_of(action, plan))} was due {action.due.text} and is still green, but its "
                f"comment says {said}"
            )
            yield about_actions("GT502", "error", message, [action], plan, "rag")


def _put_off(action: Action) -> bool:
    """The comment only looks ahead; what falls short outright is another rule's."""
    found = still_open(action)
    if not found or says_done(action.status) or any(part.kind in STRONG for part in found):
        return False
    return any(part.kind in LATER for part in found) or nothing_else_said(action, found)


def _plan(status: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "2.4",
        "text": "Report caseloads to the scrutiny board",
        "rag": "green",
        "due": {"text": "Mar-26", "latest": "2026-03-31", "kinds": ["month"]},
        "status": status,
    }
    rows = [{"id": "r1", "number": "2", "text": "Make caseloads manageable"}]
    return {"dated": "2026-05", "recommendations": rows, "actions": [action]}


RULE = Rule(
    code="GT502",
    family="ratings",
    severity="error",
    name="Late, and still green",
    sentence="An action is rated green after its day has passed, and its comment puts the work in the future.",
    why="A date that has gone by without the work is slippage; green hides it, so nobody agrees a new date.",
    breaks=_plan("The paper will go to the board in July."),
    keeps=_plan("The board took the paper on 12 March 2026."),
    find=_find,
)
