"""GT310: a target lies years beyond the last action that is to bring it about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.measured import Measure, about_measures, outcomes_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

YEARS = 3


def _find(plan: Plan) -> Iterator[Finding]:
    last = max((action.due.latest for action in plan.actions if action.due.latest), default=None)
    found = [row for row in outcomes_of(plan) if last and (_year(row) or 0) >= int(last[:4]) + YEARS]
    if found:
        message = (
            f"The target is for {_year(found[0])}, and the plan's last action is due in {last[:4]}, with no "
            f"milestone between: {quoted(found[0].text, 80)}"
        )
        yield about_measures("GT310", "note", message, found, plan)


def _year(row: Measure) -> int | None:
    years = re.findall(r"\b(?:by|in|before|until|end of)\s+(?:\w+\s+){0,2}?(20\d\d)\b", row.text, re.IGNORECASE)
    return min(map(int, years), default=None)


def _plan(year: int) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "text": "Hold open days",
        "due": {"text": "2026", "latest": "2026-12-31"},
    }
    outcome = {"id": "o1", "recommendations": ["r1"], "text": f"By {year}, 10% of care leavers go to university."}
    rows = [{"id": "r1", "number": "20", "text": "Help care leavers study"}]
    return {"recommendations": rows, "outcomes": [outcome], "actions": [action]}


RULE = Rule(
    code="GT310",
    family="measures",
    severity="note",
    name="A target far off",
    sentence="A target lies three years or more beyond the last action of the plan.",
    why="Nobody will know in time whether the actions work; a milestone on the way would tell.",
    breaks=_plan(2031),
    keeps=_plan(2027),
    find=_find,
)
