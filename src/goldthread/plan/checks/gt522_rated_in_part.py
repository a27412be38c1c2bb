"""GT522: positions rate the outcome and leave the effect on children without a rating."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.positions import short_names, where_of_positions
from goldthread.plan.checks.report import count, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    if not any(row.impact.rag for row in plan.positions):
        return
    rows = [row for row in plan.positions if row.outcome.rag and row.impact.text and not row.impact.rag]
    if rows:
        ids, names = tuple(dict.fromkeys(row.recommendation for row in rows)), short_names(plan)
        message = (
            f"{count(len(rows), 'position')} with a rating for the outcome and none for the effect on children: "
            f"recommendation {listed([names[id_] for id_ in ids], 20)}"
        )
        yield Finding("GT522", "warning", message, where_of_positions(ids, plan), ids, (), "impact")


def _plan(rag: str | None) -> dict:
    positions = [
        {
            "recommendation": f"r{n}",
            "as_at": "2026-03-01",
            "outcome": {"text": ["Supervision is regular."], "rag": "amber"},
            "impact": {"text": ["Children's plans move on."], "rag": colour},
        }
        for n, colour in ((1, "red"), (2, rag))
    ]
    rows = [{"id": f"r{n}", "number": str(n), "text": text} for n, text in ((1, "Supervise well"), (2, "Use data"))]
    return {"recommendations": rows, "positions": positions}


RULE = Rule(
    code="GT522",
    family="ratings",
    severity="warning",
    name="Rated in part",
    sentence="A position has a rating for the outcome and none for the effect on children, where others have both.",
    why="The outcome says what the council did. The effect is what the inspectors will ask about.",
    breaks=_plan(None),
    keeps=_plan("amber"),
    find=_find,
)
