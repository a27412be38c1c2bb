"""GT313: an indicator says itself that it stands in for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.measured import about_measures, indicators_of
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_PROXY = re.compile(
    r"\b(?:proxy|surrogate|stand[- ]in|in the absence of|(?:nearest|closest) (?:available )?(?:indicator|measure))\b",
    re.IGNORECASE,
)


def _find(plan: Plan) -> Iterator[Finding]:
    keys = [(row, str((row.model_extra or {}).get("note") or "")) for row in plan.indicators]
    proxies = {row.text for row, note in keys if _PROXY.search(f"{row.text} {row.code or ''} {row.page or ''} {note}")}
    for indicator in indicators_of(plan):
        if indicator.text in proxies:
            message = f"The indicator is a proxy and does not measure the outcome itself: “{indicator.text}”"
            yield about_measures("GT313", "note", message, [indicator], plan)


def _plan(text: str) -> dict:
    rows = [{"id": "r1", "number": "21", "text": "Prepare for adulthood"}]
    return {"recommendations": rows, "indicators": [{"recommendations": ["r1"], "code": "C23", "text": text}]}


RULE = Rule(
    code="GT313",
    family="measures",
    severity="note",
    name="A proxy",
    sentence="An indicator says that it stands in for something that is not measured.",
    why="A proxy is better than nothing, but the plan should say when the real thing will be measured.",
    breaks=_plan("Proxy indicator: % of plans updated in six months"),
    keeps=_plan("% of young people who say their plan prepares them for adult life"),
    find=_find,
)
