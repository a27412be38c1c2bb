"""GT515: a recommendation is rated green while what is to put it right is still open."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.places import name_of, where_of
from goldthread.plan.checks.positions import day_of
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_nothing, sentence_case
from goldthread.plan.model import Plan, Position, Recommendation


def _find(plan: Plan) -> Iterator[Finding]:
    for row in plan.recommendations:
        last = _last_rated([position for position in plan.positions if position.recommendation == row.id])
        green = last and "green" in (last.outcome.rag, last.impact.rag)
        if green and (reasons := _against(row, plan)):
            message = (
                f"{sentence_case(name_of(row, plan))} is rated green at {day_of(last)} while {' and '.join(reasons)}"
            )
            yield Finding("GT515", "error", message, where_of(row, plan), (row.id,), (), "outcome")


def _last_rated(positions: list[Position]) -> Position | None:
    rated = [row for row in positions if row.as_at and (row.outcome.rag or row.impact.rag)]
    return max(rated, key=lambda row: row.as_at, default=None)


def _against(row: Recommendation, plan: Plan) -> list[str]:
    """What of the plan speaks against green: open remedial actions, red actions."""
    open_ = [
        remedy
        for remedy in plan.remedial_actions
        if remedy.recommendation == row.id
        and says_nothing(remedy.completed)
        and (remedy.outstanding or remedy.remedies)
    ]
    red = [action for action in plan.actions if row.id in action.recommendations and action.rag == "red"]
    said = [
        (len(open_), "its remedial action is open", "{} of its remedial actions are open"),
        (len(red), "one of its actions is red", "{} of its actions are red"),
    ]
    return [one if number == 1 else several.format(number) for number, one, several in said if number]


def _plan(completed: str | None) -> dict:
    position = {
        "recommendation": "r1",
        "as_at": "2026-03-01",
        "outcome": {"text": ["Audits drive change."], "rag": "green"},
    }
    remedy = {
        "recommendation": "r1",
        "outstanding": "Managers audit two files a month",
        "remedies": ["Chase each team"],
        "by": "Head of Quality, April 2026",
        "completed": completed,
    }
    rows = [{"id": "r1", "number": "2", "text": "Learn from audits"}]
    return {"recommendations": rows, "positions": [position], "remedial_actions": [remedy]}


RULE = Rule(
    code="GT515",
    family="ratings",
    severity="error",
    name="Green while the remedy is open",
    sentence="A recommendation is rated green while a remedial action is open or an action is red.",
    why="If it still has to be put right it is not right yet; the green takes it off the board's agenda.",
    breaks=_plan(None),
    keeps=_plan("28 February 2026"),
    find=_find,
)
