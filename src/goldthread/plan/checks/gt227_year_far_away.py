"""GT227: a year in a text is so far from the rest of the plan that it must be mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.texts import about_text, texts_of
from goldthread.plan.model import Plan

_YEAR = re.compile(r"(?<![\d£.,/])(?:19|20|21)\d\d(?![\d,%])")
_FAR = 40


def _find(plan: Plan) -> Iterator[Finding]:
    texts = list(texts_of(plan))
    years = [int(action.due.latest[:4]) for action in plan.actions if action.due.latest]
    years += [int(position.as_at[:4]) for position in plan.positions if position.as_at]
    for text in texts if years else ():
        for year in _YEAR.findall(text.text):
            if int(year) - median(years) > _FAR:
                said = text.text[max(0, text.text.find(year) - 40) :][:60]
                yield about_text("GT227", "warning", f"{year} cannot be meant: “…{said}…”", text)


def _plan(year: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "text": f"Appoint an adviser from September {year}",
        "due": {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"]},
    }
    return {"recommendations": [{"id": "r1", "number": "18", "text": "Help care leavers"}], "actions": [action]}


RULE = Rule(
    code="GT227",
    family="dates",
    severity="warning",
    name="A year far away",
    sentence="A text names a year so far ahead that two digits must have changed places.",
    why="Whoever searches for the date does not find it, and nobody can say which was meant.",
    breaks=_plan("2106"),
    keeps=_plan("2036"),
    find=_find,
)
