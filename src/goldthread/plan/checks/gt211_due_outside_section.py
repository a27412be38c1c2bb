"""GT211: an action is due later than its section allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.moments import months_between
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    limits = _limits(plan)
    for action in promised(plan):
        section = action.section or _section_of(action, plan)
        limit, said = limits.get(section, (0, ""))
        if limit and (months := _months_until_due(action, plan)) and months > limit:
            message = f"Due “{action.due.text}”, in a section that is to be done within {said}"
            yield about_actions("GT211", "warning", message, [action], plan, "due")


def _limits(plan: Plan) -> dict[str, tuple[int, str]]:
    """For each section its limit in months and as printed.

    A sub-heading without one keeps that of the heading above; a workstream, with people of its own, ends it.
    """
    limits, above = {}, (0, "")
    for section in plan.sections:
        if _months(section.timescale):
            above = (_months(section.timescale), section.timescale)
        elif section.sponsor or section.lead or section.success_measures or section.commitments:
            above = (0, "")
        limits[section.id] = above
    return limits


def _section_of(action: Action, plan: Plan) -> str | None:
    return next((row.section for row in plan.recommendations if row.id in action.recommendations), None)


def _months_until_due(action: Action, plan: Plan) -> int:
    """Months from the plan to the due date: as printed (“12 months”), else from the plan's own date; 0 when unknown."""
    if "relative" in action.due.kinds:
        return _months(action.due.text)
    return months_between(plan.dated, action.due.latest) if plan.dated and action.due.latest else 0


def _months(text: str | None) -> int:
    """The longest time a text gives, in months: “6–9 months” is 9, “1 year” is 12."""
    found = re.findall(r"(\d+)\s*(month|year|week)", (text or "").lower())
    return max(
        (int(n) * 12 if unit == "year" else int(n) // 4 if unit == "week" else int(n) for n, unit in found), default=0
    )


RULE = Rule(
    code="GT211",
    family="dates",
    severity="warning",
    name="Due outside its section",
    sentence="An action is due later than the time its section allows.",
    why="The heading promises the inspectors a time; an action that outlasts it breaks that promise quietly.",
    breaks={
        "sections": [{"id": "s1", "title": "Needing improvement (within 6 months)", "timescale": "6 months"}],
        "actions": [
            {
                "id": "a1",
                "section": "s1",
                "text": "Train the duty team",
                "due": {"text": "a year (12 months)", "kinds": ["relative"]},
            }
        ],
    },
    keeps={
        "sections": [{"id": "s1", "title": "Needing improvement (within 6 months)", "timescale": "3-6 months"}],
        "actions": [
            {
                "id": "a1",
                "section": "s1",
                "text": "Train the duty team",
                "due": {"text": "6 months", "kinds": ["relative"]},
            }
        ],
    },
    find=find,
)
