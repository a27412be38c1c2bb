"""GT314: what stands in the place of an indicator is news of progress."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.evidence import days_in
from goldthread.plan.checks.measured import about_measures, indicators_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import remaining, sentences
from goldthread.plan.model import Plan

_MEASURE = re.compile(
    r"%|\b(?:number|no|rate|percentage|proportion|average|median|ratio|time|days|score|count|volume)\b",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\b(?:decided|agreed|met|was|were|has been|have been|held|approved|resolved|started|launched)\b",
    re.IGNORECASE,
)


def _find(plan: Plan) -> Iterator[Finding]:
    for indicator in indicators_of(plan):
        if _tells_news(indicator.text):
            message = f"The indicator is a note of progress, not something to measure: {quoted(indicator.text, 100)}"
            yield about_measures("GT314", "warning", message, [indicator], plan)


def _tells_news(text: str) -> bool:
    if _MEASURE.search((sentences(text) or [""])[0]):
        return False
    return bool(_NEWS.search(text)) and bool(days_in(text) or len(sentences(text)) > 1 or remaining(text))


def _plan(text: str) -> dict:
    rows = [{"id": "r1", "number": "43", "text": "Scrutinise services"}]
    return {"recommendations": rows, "indicators": [{"recommendations": ["r1"], "text": text}]}


RULE = Rule(
    code="GT314",
    family="measures",
    severity="warning",
    name="Progress in the indicator's place",
    sentence="The indicator is a note of what was decided or done.",
    why="The recommendation looks measured and is not.",
    breaks=_plan("The committee decided on 3/11/25 to set up a panel. It will meet six times a year."),
    keeps=_plan("Number of reports on children's services considered by the panel each year"),
    find=_find,
)
