"""What a plan claims of a recommendation: the newest rating of its positions, else the worst of its actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from goldthread.plan.model import Action, Plan, Position
from goldthread.plan.rating import Rag

STRANDS = ("outcome", "impact", "actions_completed")
WORST_FIRST: tuple[Rag, ...] = ("red", "amber", "green", "blue")

Direction = Literal["better", "worse", "first rated", "no longer rated", "mixed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A colour claimed (``None``: no rating), and the position it stands in; without one it comes from actions."""

    rag: Rag | None = None
    position: Position | None = None


def positions_of(plan: Plan, recommendation: str | None = None) -> list[Position]:
    """The dated positions, oldest first, of one recommendation or of all."""
    found = [row for row in plan.positions if row.as_at and recommendation in (None, row.recommendation)]
    return sorted(found, key=lambda row: row.as_at)


def strand_of(*plans: Plan) -> str:
    """The part of a position whose rating the claims are taken from: the outcome's, wherever one is rated."""
    positions = [row for plan in plans for row in plan.positions]
    return next((name for name in STRANDS if any(getattr(row, name).rag for row in positions)), STRANDS[0])


def claimed(plan: Plan, recommendation: str, strand: str) -> Claimed:
    """What the plan claims of a recommendation by one strand of its positions."""
    return Claims(plan).claimed(recommendation, strand)


class Claims:
    """What a plan claims of each of its recommendations; its rows are gone through once."""

    def __init__(self, plan: Plan) -> None:
        self._positions: dict[str, list[Position]] = defaultdict(list)
        self._actions: dict[str, list[Action]] = defaultdict(list)
        for position in positions_of(plan):
            self._positions[position.recommendation].append(position)
        for action in plan.actions:
            for recommendation in action.recommendations:
                self._actions[recommendation].append(action)

    def has_position(self, recommendation: str) -> bool:
        """Whether a dated position of the recommendation is written."""
        return bool(self._positions.get(recommendation))

    def claimed(self, recommendation: str, strand: str) -> Claimed:
        """The newest rating of the strand, else the worst of the actions where no position is written."""
        positions = self._positions.get(recommendation)
        if not positions:
            return Claimed(worst_of(self._actions.get(recommendation, ())))
        rated = next((row for row in reversed(positions) if getattr(row, strand).rag), None)
        return Claimed(getattr(rated, strand).rag if rated else None, rated)


def worst_of(actions: Iterable[Action]) -> Rag | None:
    """The worst colour that some actions claim.

    >>> worst_of([Action(id="a", rag="green"), Action(id="b", rag="amber"), Action(id="c")])
    'amber'
    """
    rated = {action.rag for action in actions}
    return next((colour for colour in WORST_FIRST if colour in rated), None)


def direction(before: Rag | None, after: Rag | None) -> Direction:
    """Which way a claim moved.

    >>> direction("amber", "green"), direction("green", None), direction(None, "red")
    ('better', 'no longer rated', 'first rated')
    """
    if before == after:
        return "unchanged"
    if before is None or after is None:
        return "first rated" if before is None else "no longer rated"
    return "better" if WORST_FIRST.index(after) > WORST_FIRST.index(before) else "worse"


def direction_of_all(ways: Sequence[Direction]) -> Direction:
    """The way that several ratings went together: “mixed” where they went several ways."""
    moved = {way for way in ways if way != "unchanged"}
    return next(iter(moved)) if len(moved) == 1 else "mixed" if moved else "unchanged"
