"""GT220: one due cell holds several dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from goldthread.plan.checks.moments import days_told
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    for action in promised(plan):
        if len(said := _deadlines(action)) > 1:
            message = f"One timescale, {len(said)} dates (“{action.due.text}”): which of them makes this late?"
            yield about_actions("GT220", "note", message, [action], plan, "due")


def _deadlines(action: Action) -> list[str]:
    """The dates in the due cell, as printed: not the ones slipped from, and a stretch (“May to July”) counts once."""
    text = action.due.text or ""
    left_behind = " ".join(action.due.slipped_from).lower()
    names = [name for name in days_told(text) if text[name.start : name.end].lower() not in left_behind]
    joined = {one for one, after in pairwise(names) if _stretch(text[one.end : after.start])}
    return list(dict.fromkeys(text[name.start : name.end] for name in names if name not in joined))


def _stretch(between: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:to|until|till|-|–|/|and)\s*(?:end\s+(?:of\s+)?)?", between, re.I))


RULE = Rule(
    code="GT220",
    family="dates",
    severity="note",
    name="Several dates",
    sentence="One due cell holds several dates.",
    why="It is two promises in one row, and nobody can say when the row is late.",
    breaks={
        "actions": [
            {
                "id": "a1",
                "text": "Send the new guidance out again",
                "due": {"text": "Dec 2026 with an audit in Feb 2027", "latest": "2027-02-28", "kinds": ["month"]},
            }
        ]
    },
    keeps={
        "actions": [
            {
                "id": "a1",
                "text": "Send the new guidance out again",
                "due": {"text": "Dec 2026 to Feb 2027", "latest": "2027-02-28", "kinds": ["month"]},
            },
            {
                "id": "a2",
                "text": "Audit the guidance",
                "due": {
                    "text": "Feb 2027 [slipped from Dec 2026]",
                    "latest": "2027-02-28",
                    "kinds": ["month"],
                    "slipped_from": ["Dec 2026"],
                },
            },
        ]
    },
    find=find,
)
