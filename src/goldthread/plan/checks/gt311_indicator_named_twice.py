"""GT311: one indicator code stands for two things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.likeness import plain
from goldthread.plan.checks.places import where_all
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Indicator, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    by_code: dict[str, list[Indicator]] = defaultdict(list)
    for row in plan.indicators:
        if row.code and row.text:
            by_code[re.sub(r"\W", "", row.code).upper()].append(row)
    for rows in by_code.values():
        if len({plain(row.text) for row in rows}) > 1:
            yield _finding(rows, plan)


def _finding(rows: list[Indicator], plan: Plan) -> Finding:
    texts = list(dict.fromkeys(row.text for row in rows))
    ids = tuple(dict.fromkeys(id_ for row in rows for id_ in row.recommendations))
    where = where_all([row for row in plan.recommendations if row.id in ids], plan)
    message = f"Indicator {rows[0].code} is called two things: " + " and ".join(f"“{text}”" for text in texts[:3])
    return Finding("GT311", "warning", message, where, ids, (), "indicator")


def _plan(text: str) -> dict:
    rows = [
        {"id": "r1", "number": "13", "text": "Stay in touch"},
        {"id": "r2", "number": "23", "text": "House care leavers"},
    ]
    indicators = [
        {"recommendations": ["r1"], "code": "CL12", "text": "% of care leavers in suitable homes"},
        {"recommendations": ["r2"], "code": "CL 12", "text": text},
    ]
    return {"recommendations": rows, "indicators": indicators}


RULE = Rule(
    code="GT311",
    family="measures",
    severity="warning",
    name="One code, two indicators",
    sentence="The same indicator code has different words in two places.",
    why="Two readers will take the figure for two different things.",
    breaks=_plan("% of care leavers in touch and in suitable homes"),
    keeps=_plan("% of care leavers in suitable homes"),
    find=_find,
)
