"""GT318: a figure that the plan reports is below the target that the plan sets for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.places import quoted, where_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.reported import (
    Target,
    Told,
    missed,
    own_reports,
    targets_in_section,
    targets_of,
    told_in,
    told_under,
)
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan, Recommendation

_SAYS_SO = re.compile(
    r"\b(?:not|n't|yet to|below|short of)\s+(?:\w+\s+){0,3}?(?:at|reach\w*|met|meet\w*|achiev\w*|of)?\s*(?:the\s+)?"
    r"(?P<share>\d{1,3})\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)


def _find(plan: Plan) -> Iterator[Finding]:
    for row in plan.recommendations:
        told = told_under(row, plan)
        for target in targets_of(row, plan):
            if found := missed(told, target):
                yield _finding(_said(found), row.id, target, where_of(row, plan), plan)
            elif text := _owned_up(row, target, plan):
                yield _finding(f"The plan says “{text}”", row.id, target, where_of(row, plan), plan)
    for action in plan.actions:
        if found := next((told for told, target in own_reports(action) if missed([told], target)), None):
            message = f"{_said(found)}; the action is for all of them: {quoted(action.text, 110)}"
            yield about_actions("GT318", "error", message, [action], plan, "status")
    for section in plan.sections:
        told = told_in(section, plan)
        for target in targets_in_section(section):
            if found := missed(told, target):
                yield _finding(_said(found), None, target, section.title, plan)


def _said(told: Told) -> str:
    return f"The plan reports {told.share.value:g}% ({quoted(told.share.near, 110)})"


def _owned_up(row: Recommendation, target: Target, plan: Plan) -> str | None:
    """Where a remedial action says itself that the share is not reached."""
    for remedy in plan.remedial_actions:
        for text in (
            remedy.remedies if remedy.recommendation == row.id and target.text in (remedy.outstanding or "") else ()
        ):
            if (found := _SAYS_SO.search(text)) and float(found["share"]) == target.value:
                return found[0]
    return None


def _finding(said: str, id_: str | None, target: Target, where: str, plan: Plan) -> Finding:
    rows = [
        action
        for action in plan.actions
        if target.text in action.text and (id_ is None or id_ in action.recommendations)
    ]
    ids = (id_,) if id_ else ()
    goal = "for all of them" if target.whole else f"{target.value:g}%"
    return Finding(
        "GT318",
        "error",
        f"{said}; the target is {goal}: {quoted(target.text, 110)}",
        where,
        ids,
        tuple(row.id for row in rows),
        "targets",
    )


def _plan(text: str) -> dict:
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": [text]}}
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "text": "Audit: at least 85% of return interviews take place within 72 hours",
    }
    rows = [{"id": "r1", "number": "9", "text": "Speak with children who went missing"}]
    return {"recommendations": rows, "actions": [action], "positions": [position]}


RULE = Rule(
    code="GT318",
    family="measures",
    severity="error",
    name="A target missed",
    sentence="A figure that the plan reports is below the target that it sets for the same thing.",
    why=(
        "The plan holds both figures and does not put them together: the board should see the gap and what "
        "follows from it."
    ),
    breaks=_plan("Of 39 return interviews in May, 51% took place within 72 hours."),
    keeps=_plan("Of 39 return interviews in May, 92% took place within 72 hours."),
    find=_find,
)
