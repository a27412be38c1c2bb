"""GT301: a target still has a gap where its figure or its day should stand."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.gaps import gap_in
from goldthread.plan.checks.measured import about_measures, measures_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    for measure in measures_of(plan):
        if gap := gap_in(measure.text):
            message = (
                f"The {measure.kind} has a gap where a figure or date should be, “{gap}”: {quoted(measure.text, 90)}"
            )
            yield about_measures("GT301", "error", message, [measure], plan)
    for action in plan.actions:
        for text in (*action.targets, *action.difference):
            if "%" in text and (gap := gap_in(text)):
                message = f"The target has a gap where a figure or date should be, “{gap}”: {quoted(text, 90)}"
                yield about_actions("GT301", "error", message, [action], plan, "targets")


def _plan(text: str) -> dict:
    outcome = {"id": "o1", "recommendations": ["r1"], "text": text}
    return {
        "recommendations": [{"id": "r1", "number": "15", "text": "Help care leavers into work"}],
        "outcomes": [outcome],
    }


RULE = Rule(
    code="GT301",
    family="measures",
    severity="error",
    name="A gap for a target",
    sentence="A target has a question mark, “XX” or “tbc” where its figure or day should stand.",
    why="A target that was never set can never be missed, so it holds nobody to anything.",
    breaks=_plan("Care leavers out of work reduced by ?% by March 2027."),
    keeps=_plan("Care leavers out of work reduced from 41% to 30% by March 2027."),
    find=_find,
)
