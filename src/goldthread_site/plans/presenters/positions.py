"""The grid of a recommendation's positions: three ratings down, dates across, the newest with its whole text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.plan.claim import positions_of
from goldthread.plan.model import Plan, Position, Rated
from goldthread_site.look.pieces import day, rating
from goldthread_site.plans.presenters.claims import STRANDS, Strip, strip
from goldthread_site.plans.presenters.names import shortened

OLDER_SHOWN = 4
PHRASE = 70


@dataclass(frozen=True, slots=True)
class CellShown:
    """One rating at one date. An older cell has one phrase, the newest its whole text."""

    colour: str | None
    kind: str
    date: str
    text: tuple[str, ...]
    same: bool = False


@dataclass(frozen=True, slots=True)
class StrandShown:
    """One of the three ratings over time."""

    name: str
    older: tuple[CellShown, ...]
    newest: CellShown
    strip: Strip


@dataclass(frozen=True, slots=True)
class Grid:
    """The newest positions; those before them are read in full below the grid."""

    dates: tuple[str, ...]
    newest: str
    strands: tuple[StrandShown, ...]

    @property
    def repeats(self) -> bool:
        """Whether an older cell says the same as the newest."""
        return any(cell.same for strand in self.strands for cell in strand.older)


def grid(plan: Plan, recommendation: str) -> Grid | None:
    """The grid of one recommendation; ``None`` where it has no position."""
    held = positions_of(plan, recommendation)
    if not held:
        return None
    shown = held[-(OLDER_SHOWN + 1) :]
    strands = tuple(_strand(name, words, shown, held) for name, words in STRANDS.items() if _speaks(name, held))
    return Grid(tuple(day(row.as_at) for row in shown[:-1]), day(shown[-1].as_at), strands)


def _speaks(name: str, held: Sequence[Position]) -> bool:
    return any(getattr(row, name).rag or getattr(row, name).text for row in held)


def _strand(name: str, words: str, shown: Sequence[Position], held: Sequence[Position]) -> StrandShown:
    parts = [(day(row.as_at), getattr(row, name)) for row in shown]
    newest = parts[-1][1]
    older = tuple(_older(date, part, newest) for date, part in parts[:-1])
    return StrandShown(words, older, _cell(*parts[-1]), strip(name, held, [row.as_at for row in held]))


def _cell(date: str, part: Rated) -> CellShown:
    return CellShown(part.rag, rating(part.rag)["kind"], date, part.text)


def _older(date: str, part: Rated, newest: Rated) -> CellShown:
    """What says the same as the newest is not said again."""
    if part.text and part.text == newest.text:
        return CellShown(part.rag, rating(part.rag)["kind"], date, (), same=True)
    phrase = (shortened(part.text[0], PHRASE),) if part.text else ()
    more = f"and {len(part.text) - 1} more" if len(part.text) > 1 else ""
    return CellShown(part.rag, rating(part.rag)["kind"], date, (*phrase, more) if more else phrase)


def _whole(row: Position) -> tuple[tuple[str, CellShown], ...]:
    return tuple((words, _cell("", getattr(row, name))) for name, words in STRANDS.items())


def full_texts(plan: Plan, recommendation: str) -> tuple[tuple[str, tuple[tuple[str, CellShown], ...]], ...]:
    """Every position but the newest with its whole texts, the newest of them first."""
    return tuple((day(row.as_at), _whole(row)) for row in reversed(positions_of(plan, recommendation)[:-1]))
