"""GT309: a target is a change or a share with nothing said of where it starts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.measured import Measure, about_measures, outcomes_of, success_measures_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_MOVE = re.compile(
    r"\b(?:increas|reduc|decreas|improv|rais|rise|risen|fall|drop|cut|grow|lower)\w*\b[^.;]*?"
    r"\b(?:by|to|below|above|under|over|of)\s+(?:an?\s+)?(?:average\s+(?:of\s+)?|least\s+|around\s+|about\s+)*\d+(?:\.\d+)?\s?(?:%|per\s?cent|days|weeks)",
    re.IGNORECASE,
)
_START = re.compile(r"\b(?:from|baseline|currently|compared|up on|down on|against|was|were|in 20\d\d)\b", re.IGNORECASE)


def _find(plan: Plan) -> Iterator[Finding]:
    found = [row for row in (*outcomes_of(plan), *success_measures_of(plan)) if _no_start(row)]
    if found:
        message = f"{count(len(found), 'target')} of change without a baseline: {quoted(found[0].text, 110)}"
        yield about_measures("GT309", "note", message, found, plan)


def _no_start(row: Measure) -> bool:
    return bool(_MOVE.search(row.text)) and not _START.search(row.text)


def _plan(text: str) -> dict:
    outcome = {"id": "o1", "recommendations": ["r1"], "text": text}
    return {"recommendations": [{"id": "r1", "number": "32", "text": "Raise attainment"}], "outcomes": [outcome]}


RULE = Rule(
    code="GT309",
    family="measures",
    severity="note",
    name="A target without a baseline",
    sentence="A target says by or to how much something should change and not where it starts.",
    why="“5% better” than an unknown figure cannot be checked, and may already be so.",
    breaks=_plan("Attendance will rise by 5% next year."),
    keeps=_plan("Attendance will rise by 5%, from 88% in July 2026."),
    find=_find,
)
