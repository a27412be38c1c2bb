"""GT615: an action only promises to continue what is already done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentences
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary

_AND_NEW = re.compile(r"\band (?:further )?(?:develop|extend|introduce|add|start|launch|improve)\b", re.IGNORECASE)


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in promised(plan) if _same(action.text)]
    if rows:
        message = f"{count(len(rows), 'action')} to go on with what is done already: {quoted(rows[0].text, 90)}"
        yield about_actions("GT615", "note", message, rows, plan, "text")


def _same(text: str) -> bool:
    first = (sentences(text) or [""])[0]
    return bool(_going_on().search(first)) and not _AND_NEW.search(first)


@cache
def _going_on() -> re.Pattern[str]:
    said = vocabulary("wishes")["same"]
    begins, goes_on = "|".join(said["begins"]), "|".join(said["goes_on"])
    return re.compile(rf"^(?:to )?(?:{begins})\b|^(?:[\w'’&()/-]+,? ){{1,8}}?(?:{goes_on})\b", re.IGNORECASE)


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "7 d", "text": text}
    return {"recommendations": [{"id": "r1", "number": "7", "text": "Help children to learn"}], "actions": [action]}


RULE = Rule(
    code="GT615",
    family="text",
    severity="note",
    name="More of the same",
    sentence="An action only promises to continue or maintain what is done already.",
    why="The inspectors saw what was being done and asked for something better. What will be different?",
    breaks=_plan("Schools will continue to be asked about each child's progress"),
    keeps=_plan("Ask schools about each child's progress every month, not every term"),
    find=_find,
)
