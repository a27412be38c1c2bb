"""GT518: the list of actions completed holds work that is only under way or still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.positions import short_names, where_of_positions
from goldthread.plan.checks.report import count, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import Remaining, clauses, remaining
from goldthread.plan.model import Plan, Position
from goldthread.plan.vocabulary import vocabulary


def _find(plan: Plan) -> Iterator[Finding]:
    numbers = short_names(plan)
    found = [(row, text) for row in plan.positions for text in _not_done(row)]
    if found:
        rows = list(dict.fromkeys(row.recommendation for row, _ in found))
        entries = count(len(found), "entry").replace("entrys", "entries")
        message = (
            f"{entries} under “actions completed” {'is' if len(found) == 1 else 'are'} under way or still "
            "to come, such as "
            f"“{found[0][1]}” (recommendation {listed([numbers[row] for row in rows])})"
        )
        yield Finding("GT518", "note", message, where_of_positions(rows, plan), tuple(rows), (), "actions_completed")


def _not_done(row: Position) -> list[str]:
    """The entries that say nothing but what is open."""
    return [
        text
        for text in row.actions_completed.text
        if (found := remaining(text)) and all(map(_only_ahead, found)) and len(found) >= len(clauses(text))
    ]


def _only_ahead(part: Remaining) -> bool:
    """Nothing before the open part reports a thing done, and “being …” is about making, not about a practice."""
    if re.search(
        r"\b(?:has|have|had|been|\w{3,}ed|in place|held|met|set up|begun|impossible|that|whether|how|which)\b",
        part.before,
    ):
        return False
    making = "|".join(vocabulary("wording")["open"]["making"])
    return part.kind != "under way" or bool(
        re.search(rf"\b(?:being (?:{making})|under ?way|in development)\b", part.clause.lower())
    )


def _plan(text: str) -> dict:
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": [text]}}
    return {"recommendations": [{"id": "r1", "number": "6", "text": "Plan with families"}], "positions": [position]}


RULE = Rule(
    code="GT518",
    family="ratings",
    severity="note",
    name="Listed as completed, not completed",
    sentence="An entry in the list of completed actions is under way or still to come.",
    why="Progress is counted twice: once when it is planned and once when it happens.",
    breaks=_plan("A parents' group will be set up in the autumn."),
    keeps=_plan("A parents' group was set up and has met three times."),
    find=_find,
)
