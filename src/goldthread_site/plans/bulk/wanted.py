"""What is to be different in an action, whichever way it was said; and what of it is different already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from goldthread.periods import months_after
from goldthread.plan.model import Action
from goldthread.plan.moves import waiting_move
from goldthread.plan.rating import Rag
from goldthread.plan.said import count, day_said
from goldthread.plan.timescale import read_timescale
from goldthread_site.owners.known import Known
from goldthread_site.owners.models import Party
from goldthread_site.owners.words import compared
from goldthread_site.plans.open_action import OpenAction

How = Literal["give", "replace", "add", "remove"]
Whom = Party | str  # somebody of the directory, or a name as the plan prints it


@dataclass(frozen=True)
class Leads:
    """Who is to lead: ``who`` alone (give), in another's place (replace), beside the others (add); or one less."""

    how: How
    who: Whom | None = None
    gone: Whom | None = None

    def after(self, action: Action, known: Known, plan: int) -> tuple[str, ...]:
        """The leads after it. Raises `UserError` where the name means somebody else in this plan."""
        new = () if self.who is None else (_written(self.who, known, plan),)
        if self.how == "give":
            return new
        if self.how == "add":
            there = any(_is(text, self.who, known, plan) for text in action.leads)
            return action.leads if there else (*action.leads, *new)
        left = (each for text in action.leads for each in self._left(text, new, known, plan))
        return tuple(dict.fromkeys(left))

    def _left(self, text: str, new: tuple[str, ...], known: Known, plan: int) -> tuple[str, ...]:
        """One printed name without the one who goes; others whom it stands for too are kept."""
        if not _is(text, self.gone, known, plan):
            return (text,)
        others = [party for party in known.meant(text, plan) or () if party != self.gone]
        kept = tuple(known.written(party, plan) for party in others) if isinstance(self.gone, Party) else ()
        return (*new, *kept)


@dataclass(frozen=True)
class LeadsAre:
    """Exactly these lead: the names as they were written."""

    names: tuple[str, ...]

    def after(self, action: Action, known: Known, plan: int) -> tuple[str, ...]:
        """The leads after it: who was there already stays as the plan prints it."""
        said = {word.casefold(): text for text in action.leads for word in known.words(text, plan)}
        said |= {text.casefold(): text for text in action.leads}
        return tuple(dict.fromkeys(said.get(name.casefold(), name) for name in self.names))


def _written(who: Whom, known: Known, plan: int) -> str:
    return known.written(who, plan) if isinstance(who, Party) else who


def _is(text: str, who: Whom | None, known: Known, plan: int) -> bool:
    if isinstance(who, Party):
        return who in (known.meant(text, plan) or ())
    return who is not None and compared(text) == compared(who)


@dataclass(frozen=True, slots=True)
class Later:
    """A date that moves by so many weeks or months from where it is."""

    number: int
    unit: Literal["weeks", "months"]

    def from_day(self, iso: str) -> str:
        """The new day, as it is typed."""
        day = date.fromisoformat(iso)
        moved = months_after(day, self.number) if self.unit == "months" else day + timedelta(weeks=self.number)
        return day_said(moved)

    @property
    def words(self) -> str:
        """“2 months”."""
        return count(self.number, self.unit.removesuffix("s"))


@dataclass(frozen=True)
class Wanted:
    """What is to be different; what is empty stays as it is. ``done_on`` is “” for today, ``None`` for not done.

    An ``owners_sheet`` has no column for the reason of a rating, and is an update even where only the date moves.
    """

    leads: Leads | LeadsAre | None = None
    due: str = ""
    later: Later | None = None
    why_moves: str = ""
    rag: Rag | None = None
    reason: str = ""
    done_on: str | None = None
    note: str = ""
    owners_sheet: bool = False

    @property
    def moves(self) -> bool:
        """Whether a date is to move."""
        return bool(self.due or self.later)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is to be different."""
        return not (self.leads or self.moves or self.rag or self.note) and self.done_on is None


def still_wanted(wanted: Wanted, it: OpenAction, known: Known) -> Wanted:
    """What of it is not so already. A date by weeks or months becomes the day that it comes to."""
    left, action = wanted, it.row.read
    if wanted.later and it.value.due.latest:
        left = replace(left, due=wanted.later.from_day(it.value.due.latest), later=None)
    if left.leads and left.leads.after(action, known, it.plan.pk) == action.leads:
        left = replace(left, leads=None)
    if left.due and _is_due_then(left.due, it):
        left = replace(left, due="")
    if left.rag and left.done_on is None and _is_rated_so(left.rag, it):
        left = replace(left, rag=None)
    if left.done_on is not None and left.rag in (None, action.rag) and _is_done_then(left.done_on, it):
        left = replace(left, done_on=None, rag=None)
    if left.note and _bare(left.note) == _bare(action.status or ""):
        left = replace(left, note="")
    return left


def _is_due_then(text: str, it: OpenAction) -> bool:
    day, asked = read_timescale(text).latest, waiting_move(it.value, it.moves)
    return bool(day) and day in (it.value.due.latest, asked.after.latest if asked else None)


def _is_rated_so(rag: Rag, it: OpenAction) -> bool:
    asked = rag == "blue" and it.last is not None and it.last.waits_for_check
    return asked or it.row.read.rag == rag


def _is_done_then(text: str, it: OpenAction) -> bool:
    completed = read_timescale(it.row.read.completed).latest
    return bool(completed) and not it.recurs and (not text or read_timescale(text).latest == completed)


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
