"""GT521: a comment promises a day that has already passed when the plan is read."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.evidence import days_in, seen_on
from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import remaining, says_done, sentence_case
from goldthread.plan.model import Action, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    now = seen_on(plan)
    for action in plan.actions:
        clause = _stale_promise(action, now) if now and not says_done(action.status) else None
        if clause:
            message = (
                f"{sentence_case(name_of(action, plan))} still promises what should have happened by now: “{clause}”"
            )
            yield about_actions("GT521", "warning", message, [action], plan, "status")


def _stale_promise(action: Action, now: str) -> str | None:
    """The clause about the future whose first day lies in a month before ``now``."""
    ahead = (part.clause for part in remaining(action.status) if part.kind == "planned")
    return next((clause for clause in ahead if (days := days_in(clause)) and min(days)[:7] < now[:7]), None)


def _plan(status: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "6.1",
        "text": "Run the recruitment campaign",
        "status": status,
    }
    return {
        "dated": "2026-06",
        "recommendations": [{"id": "r1", "number": "6", "text": "Staff the teams"}],
        "actions": [action],
    }


RULE = Rule(
    code="GT521",
    family="ratings",
    severity="warning",
    name="A promise already past",
    sentence="A comment says that something will happen on a day before the plan's own date.",
    why="The comment was not brought up to date: nobody can tell whether it happened.",
    breaks=_plan("Advertisements will go out in April 2026."),
    keeps=_plan("Advertisements went out in April 2026; interviews will be in July 2026."),
    find=_find,
)
