"""GT329: position after position repeats the effect hoped for, and none says what effect there was."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import plain
from goldthread.plan.checks.positions import short_names, where_of_positions
from goldthread.plan.checks.report import count, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.model import Plan, Position

_FEWEST = 2


def _find(plan: Plan) -> Iterator[Finding]:
    by_recommendation: dict[str, list[Position]] = {}
    for row in plan.positions:
        if row.impact.text:
            by_recommendation.setdefault(row.recommendation, []).append(row)
    ids = tuple(id_ for id_, rows in by_recommendation.items() if _never_told(rows))
    if ids:
        numbers, names = short_names(plan), count(len(ids), "recommendation")
        message = (
            f"Under {names} every position repeats the effect hoped for, word for word, and none says what effect "
            f"there was: {listed([numbers[id_] for id_ in ids], 20)}"
        )
        yield Finding("GT329", "warning", message, where_of_positions(ids, plan), ids, (), "impact")


def _never_told(rows: list[Position]) -> bool:
    """Whether two or more positions report work done, beside one and the same effect."""
    reports = [row for row in rows if any(not says_nothing(text) for text in row.actions_completed.text)]
    return len(reports) >= _FEWEST and len({plain(" ".join(row.impact.text)) for row in rows}) == 1


def _plan(effect: str) -> dict:
    said = (
        ("2025-11-01", "Children are not kept waiting."),
        ("2026-03-01", "Children are not kept waiting."),
        ("2026-07-01", effect),
    )
    positions = [
        {
            "recommendation": "r1",
            "as_at": day,
            "impact": {"text": [text]},
            "actions_completed": {"text": ["Staff were trained."]},
        }
        for day, text in said
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Use data"}], "positions": positions}


RULE = Rule(
    code="GT329",
    family="measures",
    severity="warning",
    name="The effect is never told",
    sentence="Each position prints the same hoped-for effect on children, and none reports the effect there was.",
    why="Work was done for months; whether children are better off is the question, and the plan does not answer it.",
    breaks=_plan("Children are not kept waiting."),
    keeps=_plan("Children wait nine days, where they waited twenty."),
    find=_find,
)
