"""GT323: the effect on children is missing, or speaks of staff and systems only."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.figures import speaks_of_people
from goldthread.plan.checks.places import where_all
from goldthread.plan.checks.positions import short_names
from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.model import Plan

MANY = 0.2


def _find(plan: Plan) -> Iterator[Finding]:
    yield from _positions(plan)
    told = [action for action in plan.actions if any(not says_nothing(text) for text in action.difference)]
    bare = [
        action
        for action in told
        if not speaks_of_people(" ".join(action.difference)) and len(" ".join(action.difference)) > 12
    ]
    if bare and len(bare) >= MANY * len(told):
        message = f"The difference to be made names no child or family in {len(bare)} of {count(len(told), 'action')}"
        yield about_actions("GT323", "note", message, bare, plan, "difference")


def _positions(plan: Plan) -> Iterator[Finding]:
    if not any(row.impact.text for row in plan.positions):
        return
    bare = {row.recommendation for row in plan.positions if not speaks_of_people(" ".join(row.impact.text))}
    rows = [row for row in plan.recommendations if row.id in bare]
    if rows:
        numbers = listed([short_names(plan)[row.id] for row in rows])
        message = f"The effect on children is missing, or names no child or family, under recommendation {numbers}"
        yield Finding("GT323", "warning", message, where_all(rows, plan), tuple(row.id for row in rows), (), "impact")


def _plan(text: str) -> dict:
    positions = [
        {"recommendation": "r1", "as_at": "2026-03-01", "impact": {"text": [text]}},
        {"recommendation": "r2", "as_at": "2026-03-01", "impact": {"text": ["Children know their rights."]}},
    ]
    rows = [{"id": "r1", "number": "1", "text": "Use data"}, {"id": "r2", "number": "2", "text": "Explain rights"}]
    return {"recommendations": rows, "positions": positions}


RULE = Rule(
    code="GT323",
    family="measures",
    severity="note",
    name="Effect without children",
    sentence="The effect or difference is missing or speaks only of staff, systems and processes.",
    why="The question every inspector asks is whether children are better off; a better system is only a means.",
    breaks=_plan("Managers have a clear dashboard."),
    keeps=_plan("Children are seen sooner because managers notice delay."),
    find=_find,
)
