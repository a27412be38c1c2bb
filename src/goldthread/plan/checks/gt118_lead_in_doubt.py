"""GT118: the cell for the lead says that the lead is really somebody else's, or not settled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_DOUBT = re.compile(
    r"\b(?:however|but|although|though|unless|until|pending|subject to|tb[ac]|to be (?:agreed|appointed|confirmed))\b"
    r"|\?",
    re.IGNORECASE,
)


def _find(plan: Plan) -> Iterator[Finding]:
    for action in promised(plan):
        if doubtful := [lead for lead in action.leads if _DOUBT.search(lead)]:
            message = f"The lead is not settled: {quoted(doubtful[0], 90)}"
            yield about_actions("GT118", "note", message, [action], plan, "leads")


def _plan(lead: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "7", "text": "Choose one tool for neglect", "leads": [lead]}
    return {"recommendations": [{"id": "r1", "number": "7", "text": "Act on neglect"}], "actions": [action]}


RULE = Rule(
    code="GT118",
    family="owners",
    severity="note",
    name="A lead in doubt",
    sentence="The place for the lead names somebody and takes it back: “but”, “however”, “to be confirmed”.",
    why="When the action is late, the one will point to the other, and the plan will bear both out.",
    breaks=_plan("Ada Marsh, although the partnership board leads on it"),
    keeps=_plan("Ada Marsh for the partnership board"),
    find=_find,
)
