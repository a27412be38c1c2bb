"""Where a row of the plan stands, in words a person can follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from goldthread.plan.model import Action, Plan, Recommendation

_SHORT = 48


def name_of(row: Action | Recommendation, plan: Plan | None = None) -> str:
    """What a person would call the row: “action 6.4”, “recommendation 13/14”, or the first words of its text.

    A lettered action (“b)”) is only findable under its recommendation, so with ``plan`` it becomes “action 7 b)”.
    """
    if isinstance(row, Recommendation):
        return f"recommendation {row.number or quoted(row.text)}"
    if not row.ref:
        return f"action {quoted(row.text)}" if row.text else "an action without text"
    number = number_above(row, plan) if plan and not re.search(r"\d", row.ref) else ""
    return f"action {number} {row.ref}" if number else f"action {row.ref}"


def where_of(row: Action | Recommendation, plan: Plan | None = None) -> str:
    """The row's name and its line in the source: “action 6.4, line 61”."""
    line = row.source.line if row.source else None
    return f"{name_of(row, plan)}, line {line}" if line else name_of(row, plan)


def where_all(rows: Sequence[Action | Recommendation], plan: Plan | None = None, *, most: int = 8) -> str:
    """The places of several rows in one phrase; beyond ``most`` the rest are counted."""
    named = [where_of(row, plan) for row in rows[:most]]
    left = len(rows) - len(named)
    return "; ".join(named) + (f"; and {left} more" if left else "")


def quoted(text: str, length: int = _SHORT) -> str:
    """The first words of a text in quotation marks, cut at a word with “…” when longer than ``length``."""
    if len(text) <= length:
        return f"“{text}”"
    return f"“{text[:length].rsplit(' ', 1)[0].rstrip(' ,;:.-')}…”"


def number_above(action: Action, plan: Plan) -> str:
    """The number of the first recommendation that the action answers, or an empty string."""
    numbers = {row.id: row.number for row in plan.recommendations}
    return next((numbers[id_] for id_ in action.recommendations if numbers.get(id_)), None) or ""


def ids_of(rows: Iterable[Action | Recommendation]) -> tuple[str, ...]:
    """The ids of the rows, each once, in order."""
    return tuple(dict.fromkeys(row.id for row in rows))


def recommendations_of(actions: Iterable[Action]) -> tuple[str, ...]:
    """The ids of every recommendation that the actions answer, each once, in order."""
    return tuple(dict.fromkeys(id_ for action in actions for id_ in action.recommendations))
