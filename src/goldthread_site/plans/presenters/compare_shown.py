"""What the page of two days shows, as values: a row of each of its parts, and the page."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldthread_site.look.pieces import DueShown


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the plan and the page it leads to: “action”, “recommendation”, or none where it has no page."""

    text: str
    kind: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Words, bold where something is missing that somebody owes."""

    text: str
    owed: bool = False


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim then and now; ``more`` names the other ratings that moved with it."""

    row: RowShown
    before: str | None
    after: str | None
    more: str
    reason: Said
    by: str


@dataclass(frozen=True, slots=True)
class MoveShown:
    """A date in force with its slips, by how much it moved or is asked to, why, and who agreed."""

    row: RowShown
    due: DueShown
    asked: str
    by_how_much: str
    reason: Said
    agreed: Said


@dataclass(frozen=True, slots=True)
class HappenedShown:
    """An action that is done, new, taken out or open again."""

    row: RowShown
    what: str
    proof: Said


@dataclass(frozen=True, slots=True)
class WordingShown:
    """A text with what was struck and added. ``field`` stands between its row and its words.

    ``easier`` says why a target is easier to reach now.
    """

    row: RowShown
    field: str
    pieces: tuple
    easier: str
    who: str


@dataclass(frozen=True, slots=True)
class PairShown:
    """A value then and now."""

    row: RowShown
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A part of the page and how many things it holds."""

    text: str
    number: int
    to: str


@dataclass(frozen=True, slots=True)
class CompareShown:
    """Everything the page says. A list that is empty is not shown."""

    heading: str
    lead: str = ""
    days: str = ""
    nothing: str = ""
    more: str = ""
    anchors: tuple[Anchor, ...] = ()
    claims_heading: str = ""
    claims: tuple[ClaimShown, ...] = ()
    ratings_heading: str = ""
    ratings: tuple[ClaimShown, ...] = ()
    dates_heading: str = ""
    dates: tuple[MoveShown, ...] = ()
    done_heading: str = ""
    done: tuple[HappenedShown, ...] = ()
    rest_heading: str = ""
    wording: tuple[WordingShown, ...] = ()
    costs: tuple[PairShown, ...] = ()
    owners_heading: str = ""
    owners: tuple[PairShown, ...] = ()
    told_heading: str = ""
    told: tuple[PairShown, ...] = ()
    taken_heading: str = ""
    taken: tuple[HappenedShown, ...] = ()
    late_heading: str = ""
    late: tuple[tuple[RowShown, str], ...] = ()
    others: tuple[PairShown, ...] = field(default=())
