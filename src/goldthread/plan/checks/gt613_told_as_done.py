"""GT613: an action is told as something that has already happened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.places import name_of, quoted
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import participle, sentence_case, sentences
from goldthread.plan.model import Plan

_OPENS = r"^(?:[\w'’&/()-]+ ){1,8}?(?:has|have) (?:already |now |recently )?been "


def _find(plan: Plan) -> Iterator[Finding]:
    told = re.compile(rf"{_OPENS}{participle()}\b", re.IGNORECASE)
    for action in plan.actions:
        first = (sentences(action.text) or [""])[0]
        if told.search(first) and not (
            action.completed or re.search(r"\b(?:that|which|who|where|when|once|if)\b", told.search(first)[0].lower())
        ):
            message = f"{sentence_case(name_of(action, plan))} is told as already done: {quoted(action.text, 90)}"
            yield about_actions("GT613", "note", message, [action], plan, "text")


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "38", "text": text}
    return {"recommendations": [{"id": "r1", "number": "38", "text": "Plan for protection"}], "actions": [action]}


RULE = Rule(
    code="GT613",
    family="text",
    severity="note",
    name="Told as done",
    sentence="An action is told as something that has already happened.",
    why="Either it is done and belongs among the results, or the step that is left is not named.",
    breaks=_plan("Training in family work has been commissioned"),
    keeps=_plan("Train 40 workers in family work, as has been agreed with the provider"),
    find=_find,
)
