"""Where a position stands, in words a person can follow."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.report import listed
from goldthread.plan.model import Plan, Position


def names_of_recommendations(plan: Plan) -> dict[str, str]:
    """What a person would call each recommendation, by its id: “recommendation 13”, or its first words."""
    return {row.id: name_of(row, plan) for row in plan.recommendations}


def short_names(plan: Plan) -> dict[str, str]:
    """The names without the word “recommendation”: “13”, or the first words in quotation marks."""
    return {id_: name.removeprefix("recommendation ") for id_, name in names_of_recommendations(plan).items()}


def where_of_position(row: Position, plan: Plan) -> str:
    """“recommendation 13, position as at 1 March 2016”."""
    return f"{names_of_recommendations(plan)[row.recommendation]}, position as at {day_of(row)}"


def where_of_positions(ids: Sequence[str], plan: Plan) -> str:
    """The positions of several recommendations: “positions of recommendations 1, 4 and 8”."""
    names = [name for id_, name in short_names(plan).items() if id_ in ids]
    return f"positions of recommendation{'s' if len(names) > 1 else ''} {listed(names, 20)}"


def day_of(position: Position) -> str:
    """The day of a position as a reader writes it: “1 March 2026”."""
    return in_words(position.as_at) if position.as_at else "a day that is not given"
