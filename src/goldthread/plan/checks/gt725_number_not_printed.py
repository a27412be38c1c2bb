"""GT725: a recommendation stands without its number among numbered ones."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_recommendations, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [row for row in plan.recommendations if row.number and row.how.get("number") == "inferred"]
    printed = [row for row in plan.recommendations if row.number and row not in rows]
    if rows and len(printed) > len(rows):
        prints = "prints its" if len(rows) == 1 else "print their"
        message = (
            f"{count(len(rows), 'recommendation')} no longer {prints} number; by its place it is {rows[0].number}: "
            f"{quoted(rows[0].text, 80)}"
        )
        yield about_recommendations("GT725", "note", message, rows, "number")


def _plan(how: dict) -> dict:
    texts = ["See children", "Write it down", "Act on it"]
    rows = [{"id": f"r{n}", "number": str(n), "text": text} for n, text in enumerate(texts, 12)]
    rows[1]["how"] = how
    return {"recommendations": rows}


RULE = Rule(
    code="GT725",
    family="structure",
    severity="note",
    name="Number not printed",
    sentence="A recommendation has lost its number, though the others print theirs.",
    why="Boards and inspectors speak of it by its number; whoever searches for that does not find it.",
    breaks=_plan({"number": "inferred"}),
    keeps=_plan({}),
    find=_find,
)
