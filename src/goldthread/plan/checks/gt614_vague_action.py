"""GT614: actions commit nobody to a result: “consider”, “explore”, a plan to make a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentences
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary


def _find(plan: Plan) -> Iterator[Finding]:
    found = [action for action in plan.actions if _is_vague((sentences(action.text) or [""])[0])]
    if found:
        verb = "commits" if len(found) == 1 else "commit"
        message = f"{count(len(found), 'action')} {verb} nobody to a result: {quoted(found[0].text, 90)}"
        yield about_actions("GT614", "note", message, found, plan, "text")


def _is_vague(text: str) -> bool:
    """“Consider …” is vague unless something is then to be decided or done."""
    return bool(_vague().search(text)) and not re.search(
        r"\b(?:and|to) (?:then )?(?:agree|decide|implement|act|adopt|choose)\b", text
    )


@cache
def _vague() -> re.Pattern[str]:
    said = vocabulary("slips")["vague"]
    verbs, plans = "|".join(said["verbs"]), "|".join(said["plan"])
    somebody = r"^(?:[\w'’]+ ){1,5}?"
    return re.compile(rf"^(?:to )?(?:{verbs})\b|{somebody}to (?:{verbs})\b|\b(?:{plans})\b", re.IGNORECASE)


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "42", "text": text}
    return {"recommendations": [{"id": "r1", "number": "42", "text": "Champion children"}], "actions": [action]}


RULE = Rule(
    code="GT614",
    family="text",
    severity="note",
    name="A vague action",
    sentence="An action only asks to consider or explore something, or to write another plan.",
    why="It can be done without anything having changed; what will be decided, and by when?",
    breaks=_plan("Consider whether reports should speak of care leavers"),
    keeps=_plan("Add a line on care leavers to the form for all reports"),
    find=_find,
)
