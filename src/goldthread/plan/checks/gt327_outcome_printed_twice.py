"""GT327: one outcome stands twice under one recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import groups_alike
from goldthread.plan.checks.measured import Measure, about_measures, outcomes_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

SAME = 0.97
MOST = 2  # a plan that repeats more of them prints the outcome beside each action on purpose


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [row for row in outcomes_of(plan) if row.id and row.recommendations]
    again = [group for group in groups_alike([row.text for row in rows], SAME) if _under_one([rows[n] for n in group])]
    for group in again if len(again) <= MOST else ():
        found = [rows[place] for place in group]
        message = f"The same outcome is printed twice under one recommendation: {quoted(found[0].text, 100)}"
        yield about_measures("GT327", "warning", message, found, plan)


def _under_one(rows: list[Measure]) -> bool:
    return len({row.recommendations for row in rows}) == 1


def _plan(text: str) -> dict:
    outcomes = [
        {"id": "o1", "recommendations": ["r1"], "text": "Short breaks are checked against the law and the need"},
        {"id": "o2", "recommendations": ["r1"], "text": text},
    ]
    return {"recommendations": [{"id": "r1", "number": "5", "text": "Help disabled children"}], "outcomes": outcomes}


RULE = Rule(
    code="GT327",
    family="measures",
    severity="warning",
    name="One outcome twice",
    sentence="The same outcome stands twice under one recommendation.",
    why="One of the two was meant to say something else, and what that was is lost.",
    breaks=_plan("Short breaks are checked against the law and the need."),
    keeps=_plan("Short breaks are booked within a month of the need"),
    find=_find,
)
