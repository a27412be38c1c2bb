"""GT511: actions are called done while the comment asks for reviews to see that it lasts, and shows no evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count, has_or_have
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import clauses, says_done
from goldthread.plan.model import Action, Plan

_CHECK = r"\b(?:review|monitor|check|audit|track|oversight|refresh|follow[- ]up|dip[- ]sampl)\w*"
_LAST = r"\b(?:embed|sustain|bed(?:s|ded)? in|stick|maintain|continu|last|hold|kept up|consisten|becom)\w*"
_ASKED = r"\b(?:needs?|requires?|needed|required|must|should|to be|will)\b"


def _find(plan: Plan) -> Iterator[Finding]:
    found = [action for action in plan.actions if _unproved(action)]
    if found:
        message = (
            f"{count(len(found), 'action')} {has_or_have(len(found))} “done” in the comment with a call "
            "for checks that it lasts, and no "
            f"evidence that it does: “{found[0].status}”"
        )
        yield about_actions("GT511", "warning", message, found, plan, "status")


def _unproved(action: Action) -> bool:
    if not says_done(action.status) or re.search(r"\d", action.status or ""):
        return False
    return any(
        all(re.search(part, clause.lower()) for part in (_CHECK, _LAST, _ASKED)) for clause in clauses(action.status)
    )


def _plan(status: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "4.1",
        "text": "Use the screening tool in every case",
        "status": status,
    }
    return {"recommendations": [{"id": "r1", "number": "4", "text": "Screen for exploitation"}], "actions": [action]}


RULE = Rule(
    code="GT511",
    family="ratings",
    severity="warning",
    name="Done, without evidence",
    sentence="An action is called done while its comment asks for checks that the change lasts, and gives no evidence.",
    why=(
        "A practice that must still be checked is not yet shown to be done; the check, its date and its "
        "result are the proof."
    ),
    breaks=_plan("Done. Monthly monitoring is needed so that the practice is sustained."),
    keeps=_plan("Done. The May audit found the tool used in 48 of 50 cases; the next is in August."),
    find=_find,
)
