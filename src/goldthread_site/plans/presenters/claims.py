"""What a plan claims of a recommendation: the rating, the day it was given, and the ratings over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.plan.claim import worst_of
from goldthread.plan.model import Action, Position
from goldthread_site.look.pieces import WORDS, counted, day

STRANDS = {"outcome": "Outcome required", "impact": "Impact for children", "actions_completed": "Actions completed"}
SQUARES = 12
_LETTERS = {"red": "R", "amber": "A", "green": "G", "blue": "B"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A rating claimed (``None``: never rated), what it is a rating of, and on which day."""

    colour: str | None
    of: str = ""
    on: str = ""
    text: tuple[str, ...] = ()

    @property
    def said_short(self) -> str:
        """The day, or where there is none what the rating was taken from."""
        return self.on or self.of

    @property
    def said(self) -> str:
        """Where the rating comes from."""
        return f"{self.of}, {self.on}" if self.on else self.of


@dataclass(frozen=True, slots=True)
class Square:
    """One position in the strip."""

    kind: str
    letter: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The ratings over time, oldest first; ``of`` says how many there are where not all are shown."""

    squares: tuple[Square, ...]
    label: str
    of: str = ""


def claim(strand: str, positions: Sequence[Position], actions: Sequence[Action]) -> Claim:
    """The newest rating in the positions; without positions, the worst that the actions claim."""
    for row in reversed(positions):
        part = getattr(row, strand)
        if part.rag:
            on = day(row.as_at) + (", not rated since" if row is not positions[-1] else "")
            return Claim(part.rag, STRANDS[strand].lower(), on, part.text)
    if positions:
        return Claim(None, "no position rates it")
    return _worst_of(actions)


def _worst_of(actions: Sequence[Action]) -> Claim:
    rated = Counter(action.rag for action in actions if action.rag)
    if not rated:
        return Claim(None, "no action is rated" if actions else "it has no action")
    worst = worst_of(actions)
    if len(rated) == 1 and rated.total() == len(actions):
        return Claim(worst, f"all {counted(len(actions), 'action')}" if len(actions) > 1 else "its 1 action")
    return Claim(worst, f"the worst of {', '.join(f'{rated[colour]} {colour}' for colour in WORDS if rated[colour])}")


def strip(strand: str, positions: Sequence[Position], dates: Sequence[str]) -> Strip:
    """A square for each of the plan's dates; a dashed one where this recommendation was not rated."""
    rated = {row.as_at: getattr(row, strand).rag for row in positions}
    shown = list(dates)[-SQUARES:]
    colours = [rated.get(date) for date in shown]
    words = ", ".join((WORDS.get(colour) or "not rated").lower() for colour in colours)
    squares = tuple(Square(colour or "none", _LETTERS.get(colour, "–")) for colour in colours)
    return Strip(squares, f"Ratings: {words}", f"of {len(dates)}" if len(dates) > SQUARES else "")
