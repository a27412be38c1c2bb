"""GT227: all the actions of a recommendation, three or more, are due on one and the same day."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import actions_by_recommendation, promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan

_FEWEST = 3
_MOST = 0.3  # of the recommendations: beyond that the plan is dated by other means, and GT218 speaks of it


def _find(plan: Plan) -> Iterator[Finding]:
    kept = {action.id for action in promised(plan)}
    under = actions_by_recommendation(plan)
    alike = {id_: rows for id_, rows in under.items() if _one_day([row for row in rows if row.id in kept])}
    if alike and len(alike) <= max(1, _MOST * len(plan.recommendations)):
        rows = list({row.id: row for found in alike.values() for row in found}.values())
        message = (
            f"{count(len(alike), 'recommendation')} with one date for all of its actions, "
            f"such as “{rows[0].due.text}” for {len(next(iter(alike.values())))}: set for the block, not for the work"
        )
        yield about_actions("GT227", "note", message, rows, plan, "due")


def _one_day(rows: list[Action]) -> bool:
    return len(rows) >= _FEWEST and len({row.due.latest for row in rows}) == 1 and bool(rows[0].due.latest)


def _plan(last: str) -> dict:
    def due(day: str) -> dict:
        return {"text": in_words(day), "latest": day, "kinds": ["date"]}

    days = ("2027-01-31", "2027-01-31", last)
    actions = [
        {
            "id": f"a{n}",
            "recommendations": ["r1"],
            "text": f"Take step {n}",
            "due": due(day),
        }
        for n, day in enumerate(days)
    ]
    return {"recommendations": [{"id": "r1", "number": "9", "text": "Keep social workers"}], "actions": actions}


RULE = Rule(
    code="GT227",
    family="dates",
    severity="note",
    name="One date for all",
    sentence="All the actions of a recommendation are due on the same day.",
    why="Steps follow one another. A date for the block says when the report is due, not when the work is done.",
    breaks=_plan("2027-01-31"),
    keeps=_plan("2026-10-31"),
    find=_find,
)
