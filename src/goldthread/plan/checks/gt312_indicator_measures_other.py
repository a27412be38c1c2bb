"""GT312: an indicator and its outcome measure times between different events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.figures import matches
from goldthread.plan.checks.measured import about_measures, indicators_of, outcomes_of
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary


def _find(plan: Plan) -> Iterator[Finding]:
    for outcome in outcomes_of(plan):
        for indicator in indicators_of(plan):
            if set(outcome.recommendations) & set(indicator.recommendations) and _other_times(
                outcome.text, indicator.text
            ):
                message = (
                    f"The outcome and its indicator time different things: the outcome “{outcome.text}”, "
                    f"the indicator “{indicator.text}”"
                )
                yield about_measures("GT312", "error", message, [outcome, indicator], plan)


def _other_times(one: str, other: str) -> bool:
    """Both measure a time that passes between two events, and the events are not the same."""
    if not (matches("elapsed", "time", one) and matches("elapsed", "time", other)):
        return False
    events, its_events = _events(one), _events(other)
    return len(events) >= 2 and len(its_events) >= 2 and len(events & its_events) < 2


def _events(text: str) -> frozenset[str]:
    """The events a text names, each cut to its stem: “matched” and “matching” are one."""
    return frozenset(_stem(found) for found in _pattern().findall(text.lower()))


def _stem(word: str) -> str:
    return re.sub(r"(?:ment|ing|ion|ed|es|s|e|y|al)$", "", word)[:7]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(vocabulary('measures')['elapsed']['events'])})\b")


def _plan(text: str) -> dict:
    rows = [{"id": "r1", "number": "33", "text": "Find adoptive families sooner"}]
    outcome = {
        "id": "o1",
        "recommendations": ["r1"],
        "text": "The time from the court's order to the child being matched falls to 100 days",
    }
    return {
        "recommendations": rows,
        "outcomes": [outcome],
        "indicators": [{"recommendations": ["r1"], "code": "A9", "text": text}],
    }


RULE = Rule(
    code="GT312",
    family="measures",
    severity="error",
    name="The indicator measures something else",
    sentence="The outcome speaks of the time between two events and the indicator of the time between others.",
    why="The indicator may improve while the outcome gets worse, and nobody would see it.",
    breaks=_plan("Average number of days between a child entering care and being placed for adoption"),
    keeps=_plan("Average number of days between the court order and the child being matched"),
    find=_find,
)
