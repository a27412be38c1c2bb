"""GT617: the place for a remedial action tells why something is late, and not what will be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.remedies import real_remedies, recovered_by, where_of_remedy
from goldthread.plan.checks.report import count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import bare_verbs, participle, sentences
from goldthread.plan.days_named import named_days
from goldthread.plan.model import Plan, RemedialAction

_REPORT = re.compile(r"\b(?:has|have|had|was|were|is|are|slipped|remains?|will not)\b", re.IGNORECASE)


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [row for row in real_remedies(plan) if _only_explains(row)]
    if rows:
        ids = tuple(dict.fromkeys(row.recommendation for row in rows if row.recommendation))
        actions = tuple(dict.fromkeys(action.id for row in rows for action in recovered_by(row, plan)))
        where = "; ".join(where_of_remedy(row, plan) for row in rows[:4]) + (
            f"; and {len(rows) - 4} more" if len(rows) > 4 else ""
        )
        tells = "tells" if len(rows) == 1 else "tell"
        said = quoted(rows[0].remedies[0], 110)
        message = f"{count(len(rows), 'remedial action')} {tells} why the work is late and no step: {said}"
        yield Finding("GT617", "warning", message, where, ids, actions, "remedies")


def _only_explains(row: RemedialAction) -> bool:
    """Whether the remedy reports how things stand, and neither it nor the cell for who and when tells of a step."""
    told = [sentence for text in row.remedies for sentence in sentences(text)]
    steps = any(_is_step(text) for text in (*told, *sentences(row.by))) or any(_has_its_day(text) for text in told)
    return any(_REPORT.search(text) for text in told) and not steps


def _is_step(sentence: str) -> bool:
    return sentence.split()[0].lower() in bare_verbs() or bool(_step().search(sentence))


def _has_its_day(sentence: str) -> bool:
    """“Two teams test it from 23 November”: a day, and nothing told as past."""
    return bool(named_days(sentence)) and not re.search(r"\b(?:was|were|has|have|had|slipped|not)\b", sentence)


@cache
def _step() -> re.Pattern[str]:
    """Somebody is told to do a thing: “to be hired”, “must”, “Ada Marsh to write”, “will be retrained”."""
    verbs = "|".join(sorted(bare_verbs()))
    no_report = r"^(?:(?!\b(?:has|have|had|was|were|is|are|been|would|slipped)\b).)*"
    later = r"will (?!not\b|have\b|be (?:known|available|in place)\b|only\b)\w+"
    told = rf"{no_report}\bto (?:be (?:re-)?{participle()}|{verbs})\b"
    return re.compile(rf"{told}|\b(?:needs?|requires?|must|should|accountable for)\b|{later}", re.IGNORECASE)


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
