"""The changes between two plans as values: one list for each question that a board asks."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from goldthread.plan.checks.moments import months_between
from goldthread.plan.claim import Direction
from goldthread.plan.differences import Difference
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.model import Due
from goldthread.plan.rating import Rag
from goldthread.plan.text_changes import Piece
from goldthread.plan.value import Texts


@dataclass(frozen=True, slots=True)
class Item:
    """Something that changed: the row it happened to, and the differences of the plans that it stands for."""

    entity: str
    key: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class StrandMoved:
    """One of the three ratings of a position, then and now."""

    strand: str
    before: Rag | None
    after: Rag | None


@dataclass(frozen=True, slots=True)
class ClaimMoved(Item):
    """A rating claimed that moved, of a recommendation or of an action; ``by`` and ``on`` are empty where not known.

    The ``strands`` are those of a recommendation's position that moved. It has no differences of its own where it
    comes from the ratings of actions.
    """

    before: Rag | None
    after: Rag | None
    direction: Direction
    reason: str = ""
    by: str = ""
    on: str = ""
    strands: tuple[StrandMoved, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMoved(Item):
    """A date that moved, or that somebody asked to move: while it is not ``in_force`` the one before stands.

    ``agreed_by`` is empty where nobody has agreed. ``first`` is the first date as printed.
    """

    before: Due
    after: Due
    first: str = ""
    times: int = 0
    reason: str = ""
    asked_by: str = ""
    agreed_by: str = ""
    in_force: bool = True

    @property
    def days(self) -> int | None:
        """By how many days; less than 0 where it comes earlier, ``None`` where one side has no date."""
        one, other = self.before.latest, self.after.latest
        return (date.fromisoformat(other) - date.fromisoformat(one)).days if one and other else None

    @property
    def months(self) -> int | None:
        """By how many calendar months, as people count them: from 30 November to 28 February is 3."""
        one, other = self.before.latest, self.after.latest
        return months_between(one, other) if one and other else None


@dataclass(frozen=True, slots=True)
class Done(Item):
    """An action, or a remedial action, that was open and is done; ``proof`` is what was attached to it."""

    on: str = ""
    said: str = ""
    proof: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class RowChanged(Item):
    """A row that is new, gone or open again; ``row`` is its value, as JSON values."""

    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class WordingChanged(Item):
    """A text that changed; ``easier`` says why a target in it is easier to reach than it was."""

    field: str
    pieces: tuple[Piece, ...]
    easier: Texts = ()


@dataclass(frozen=True, slots=True)
class Told(Item):
    """What was said of an action, then and now."""

    before: str
    after: str
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class FigureMoved:
    """A figure in pounds, then and now: the column it stands in, and its year."""

    column: str
    year: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class CostMoved(Item):
    """A line of the budget, a printed total or an action's cost that changed."""

    name: str
    figures: tuple[FigureMoved, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerChanged(Item):
    """Another name: ``field`` is who it is to the row."""

    field: str
    before: Texts
    after: Texts


@dataclass(frozen=True, slots=True)
class NowLate:
    """An action that is late and was not, or was and is not any more."""

    key: str
    due: str
    days: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two plans. Every difference stands in exactly one list.

    ``ratings`` are those of actions. ``reported`` are positions written that moved no claim. ``asked`` are moves of a
    date that nobody has agreed. ``other`` is what no list before it is for; ``reading`` only where a value was read.
    What is in ``late`` and ``recovered`` happens by the calendar too, so it is not counted among the changes.
    """

    before_on: date
    after_on: date
    claims: tuple[ClaimMoved, ...] = ()
    ratings: tuple[ClaimMoved, ...] = ()
    dates: tuple[DateMoved, ...] = ()
    asked: tuple[DateMoved, ...] = ()
    done: tuple[Done, ...] = ()
    reopened: tuple[RowChanged, ...] = ()
    new: tuple[RowChanged, ...] = ()
    gone: tuple[RowChanged, ...] = ()
    wording: tuple[WordingChanged, ...] = ()
    costs: tuple[CostMoved, ...] = ()
    owners: tuple[OwnerChanged, ...] = ()
    told: tuple[Told, ...] = ()
    reported: tuple[RowChanged, ...] = ()
    other: tuple[Item, ...] = ()
    reading: tuple[Item, ...] = ()
    late: tuple[NowLate, ...] = ()
    recovered: tuple[NowLate, ...] = ()
    totals: tuple[FigureMoved, ...] = ()
    better: int = 0
    worse: int = 0
    unchanged: int = 0

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item of every list."""
        lists = (getattr(self, each.name) for each in fields(self))
        return tuple(each for found in lists if isinstance(found, tuple) for each in found if isinstance(each, Item))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Every difference of the two plans, each once: `applied` to the plan before they give the plan after."""
        return tuple(each for item in self.items for each in item.differences)

    @property
    def count(self) -> int:
        """How many things changed; where a value was read in the document is none of them."""
        return len(self.items) - len(self.reading)

    @property
    def months_moved(self) -> int:
        """By how many months the dates that hold now moved in all."""
        return sum(each.months or 0 for each in self.dates)
