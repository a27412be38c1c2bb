"""GT226: a timescale says when work begins, or that it now goes on, and never when it is done."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in promised(plan) if _only_begins(action) or _goes_on(action)]
    if rows:
        said = list(dict.fromkeys(f"“{action.due.text}”" for action in rows))
        message = f"{count(len(rows), 'timescale')} with a beginning and no end: {listed(said, 5)}"
        yield about_actions("GT226", "note", message, rows, plan, "due")


def _only_begins(action: Action) -> bool:
    return bool(action.due.earliest) and not action.due.latest


def _goes_on(action: Action) -> bool:
    """A day that was given, and then given up for “ongoing” or “every six months”."""
    return bool(action.due.latest) and bool(
        {"ongoing", "recurring"} & {*action.due.kinds} and {"month", "date"} & {*action.due.kinds}
    )


def _plan(due: dict) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "text": "Sample the files of foster carers", "due": due}
    return {"recommendations": [{"id": "r1", "number": "10", "text": "Keep good files"}], "actions": [action]}


RULE = Rule(
    code="GT226",
    family="dates",
    severity="note",
    name="A start without an end",
    sentence="A timescale gives a day to begin, or goes on from a day, with no day on which to judge the work.",
    why="Once begun, it can be neither done nor late. Name the day on which its effect will be looked at.",
    breaks=_plan({"text": "From May 2026 onwards", "earliest": "2026-05-01", "kinds": ["month", "ongoing"]}),
    keeps=_plan({"text": "May to July 2026", "earliest": "2026-05-01", "latest": "2026-07-31", "kinds": ["month"]}),
    find=_find,
)
