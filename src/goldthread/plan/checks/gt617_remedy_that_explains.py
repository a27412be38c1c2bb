"""GT617: the place for a remedial action tells why something is late, and not what will be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.mood import is_order
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.remedies import real_remedies, recovered_by, where_of_remedy
from goldthread.plan.checks.report import count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentences
from goldthread.plan.model import Plan, RemedialAction
from goldthread.plan.vocabulary import vocabulary

_STEP = re.compile(
    r"\b(?:to be|needs? to|must|should|will (?:be )?(?!not)\w+|accountable for)\b|^(?!\w+(?:ed|ing)\b)[\w' ]{1,60}? to [a-z]+ ",
    re.IGNORECASE,
)


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [row for row in real_remedies(plan) if _only_explains(row)]
    if rows:
        ids = tuple(dict.fromkeys(row.recommendation for row in rows if row.recommendation))
        actions = tuple(dict.fromkeys(action.id for row in rows for action in recovered_by(row, plan)))
        where = "; ".join(where_of_remedy(row, plan) for row in rows[:4]) + (
            f"; and {len(rows) - 4} more" if len(rows) > 4 else ""
        )
        tells = "tells" if len(rows) == 1 else "tell"
        message = f"{count(len(rows), 'remedial action')} {tells} why it is late and no step: {quoted(rows[0].remedies[0], 110)}"
        yield Finding("GT617", "warning", message, where, ids, actions, "remedies")


def _only_explains(row: RemedialAction) -> bool:
    """Whether the remedy, and the cell for who and when, hold a cause and nobody is told to do anything."""
    said = [sentence for text in (*row.remedies, row.by or "") for sentence in sentences(text)]
    told = [sentence for text in row.remedies for sentence in sentences(text)]
    return any(_cause().search(text) for text in told) and not any(
        is_order(text) or _STEP.search(text) for text in said
    )


@cache
def _cause() -> re.Pattern[str]:
    words = "|".join(vocabulary("wishes")["cause"]["words"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _plan(text: str) -> dict:
    remedy = {
        "recommendation": "r1",
        "outstanding": "Health passports",
        "remedies": [text],
        "by": "Ada Marsh, May 2026",
    }
    return {
        "recommendations": [{"id": "r1", "number": "11", "text": "Keep children well"}],
        "remedial_actions": [remedy],
    }


RULE = Rule(
    code="GT617",
    family="text",
    severity="warning",
    name="A remedy that explains",
    sentence="Where a remedial action should stand, the plan tells why the work is late and names no step.",
    why="A reason does not bring anything back on course; somebody has to do something that was not done before.",
    breaks=_plan("The start was delayed owing to a shortage of nurses."),
    keeps=_plan("The start was delayed; two nurses to be borrowed from the hospital."),
    find=_find,
)
