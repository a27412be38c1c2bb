"""GT303: what stands in the place of an outcome is a task."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.figures import numbered_parts
from goldthread.plan.checks.measured import Measure, about_measures, outcomes_of, success_measures_of
from goldthread.plan.checks.mood import is_order
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_MAKING = re.compile(
    r"^(?:development|establishment|implementation|introduction|creation|recruitment|appointment|use) of\b",
    re.IGNORECASE,
)


def _find(plan: Plan) -> Iterator[Finding]:
    found: dict[tuple, list[Measure]] = {}
    for measure in (*outcomes_of(plan), *success_measures_of(plan)):
        for part in numbered_parts(measure.text):
            if is_order(part) or _MAKING.match(part):
                found.setdefault((part, measure.recommendations), []).append(measure)
    for (part, _), measures in found.items():
        message = f"The {measures[0].kind} is a task, not a change that children would notice: {quoted(part, 100)}"
        yield about_measures("GT303", "warning", message, measures, plan)


def _plan(text: str) -> dict:
    outcome = {"id": "o1", "recommendations": ["r1"], "text": text}
    return {"recommendations": [{"id": "r1", "number": "4", "text": "Involve schools"}], "outcomes": [outcome]}


RULE = Rule(
    code="GT303",
    family="measures",
    severity="warning",
    name="An outcome that is a task",
    sentence="The outcome or measure tells somebody to do something.",
    why="Doing the task would count as success, whether or not anything became better for children.",
    breaks=_plan("Invite head teachers to join the early help group"),
    keeps=_plan("Head teachers take part in every early help meeting about their pupils"),
    find=_find,
)
