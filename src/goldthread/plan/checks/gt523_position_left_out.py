"""GT523: a recommendation has no position for a date at which nearly all the others have one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.report import about_recommendations, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_MOST = 0.7


def _find(plan: Plan) -> Iterator[Finding]:
    days = defaultdict(set)
    for row in plan.positions:
        if row.as_at:
            days[row.recommendation].add(row.as_at)
    times = Counter(day for said in days.values() for day in said)
    usual = sorted(day for day, number in times.items() if number >= max(2, _MOST * len(days)))
    for row in plan.recommendations:
        if missing := [day for day in usual if row.id in days and day not in days[row.id]]:
            message = f"No position at {listed([in_words(day) for day in missing])}, where the others have one"
            yield about_recommendations("GT523", "note", message, [row], "position")


def _plan(days: list[str]) -> dict:
    every = {
        "r1": ["2025-11-01", "2026-03-01"],
        "r2": ["2025-11-01", "2026-03-01"],
        "r3": ["2025-11-01", "2026-03-01"],
        "r4": days,
    }
    rows = [{"id": id_, "number": id_[1:], "text": f"Matter {id_}"} for id_ in every]
    positions = [{"recommendation": id_, "as_at": day} for id_, said in every.items() for day in said]
    return {"recommendations": rows, "positions": positions}


RULE = Rule(
    code="GT523",
    family="ratings",
    severity="note",
    name="A position left out",
    sentence="A recommendation has no position for a date at which the others have one.",
    why="What is not reported is taken to be finished. If it is, the plan should say so and show how it has held.",
    breaks=_plan(["2025-11-01"]),
    keeps=_plan(["2025-11-01", "2026-03-01"]),
    find=_find,
)
