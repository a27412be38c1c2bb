"""GT514: positions that report something have no rating, or have lost the one they had."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.positions import short_names, where_of_positions
from goldthread.plan.checks.report import count, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.model import Plan, Position


def _find(plan: Plan) -> Iterator[Finding]:
    if not any(_rated(row) for row in plan.positions):
        return
    bare = [row for row in plan.positions if not _rated(row) and _reports(row)]
    lost = [row for row in bare if any(_rated(other) and _before(other, row) for other in plan.positions)]
    numbers = short_names(plan)
    for rows, words in (
        (lost, "no rating where the position before had one"),
        ([row for row in bare if row not in lost], "no rating"),
    ):
        if rows:
            ids = tuple(dict.fromkeys(row.recommendation for row in rows))
            message = (
                f"{count(len(rows), 'position')} with progress to report, and {words}: recommendation "
                f"{listed([numbers[id_] for id_ in ids], 20)}"
            )
            yield Finding("GT514", "warning", message, where_of_positions(ids, plan), ids, (), "outcome")


def _rated(row: Position) -> bool:
    return bool(row.outcome.rag or row.impact.rag)


def _reports(row: Position) -> bool:
    return any(not says_nothing(text) for text in row.actions_completed.text)


def _before(other: Position, row: Position) -> bool:
    return other.recommendation == row.recommendation and (other.as_at or "") < (row.as_at or "")


def _plan(rag: str | None) -> dict:
    done = {"text": ["New dashboards went live."], "rag": None}
    positions = [
        {
            "recommendation": "r1",
            "as_at": "2025-11-01",
            "outcome": {"text": ["Managers know their figures."], "rag": "amber"},
        },
        {
            "recommendation": "r1",
            "as_at": "2026-03-01",
            "outcome": {"text": ["Managers know their figures."], "rag": rag},
            "actions_completed": done,
        },
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Use data"}], "positions": positions}


RULE = Rule(
    code="GT514",
    family="ratings",
    severity="warning",
    name="A position without a rating",
    sentence="A position reports progress and has no rating, though others in the plan have one.",
    why="A rating that comes and goes cannot be compared from one board to the next.",
    breaks=_plan(None),
    keeps=_plan("green"),
    find=_find,
)
