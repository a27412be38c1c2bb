"""The slip ledger: how often and how far dates moved, for each action, section and owner, and for the whole plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.model import Action, Due, Plan
from goldthread.plan.moves import agreed_moves, days_moved, first_date, times_moved, waiting_move
from goldthread.plan.rating import Rag
from goldthread.plan.relative import relative_due
from goldthread.plan.said import count, day_said, length_said, times_said

NO_REASON = "No reason given"
NO_SECTION = "No section"
NO_OWNER = "Nobody yet"


@dataclass(frozen=True, slots=True)
class Slip:
    """What became of one action's date.

    ``days`` run from the first date to the date in force, negative where it came forward, ``None`` where a date names
    no day. ``reasons`` has one text a move, the oldest first, those of printed moves “No reason given”; ``agreed_by``
    names who agreed. ``waiting`` is the move that waits for agreement: until then the date in force stands.
    """

    action: Action
    first: Due
    in_force: Due
    times: int
    days: int | None
    reasons: tuple[str, ...] = ()
    agreed_by: tuple[str, ...] = ()
    waiting: DateMove | None = None

    @property
    def sentence(self) -> str:
        """“moved 3 times: 7 months”, as it stands under the date; empty where it never moved."""
        if not self.times:
            return ""
        said = f"moved {times_said(self.times)}"
        if self.days is None:
            return f"{said}: the first date, “{self.first.text}”, cannot be counted from"
        if self.days == 0:
            return f"{said}: back at its first date"
        return f"{said}: {length_said(abs(self.days))}{' forward' if self.days < 0 else ''}"


@dataclass(frozen=True, slots=True)
class Totals:
    """The slips of some actions together: the plan's, a section's, an owner's.

    ``days`` is the sum and ``median_days`` the middle one of the moved actions whose days can be counted; those that
    cannot are ``uncounted``. ``green`` counts what is claimed green or blue, ``green_moved`` how many of those moved.
    """

    name: str
    actions: int
    moved: int
    times: int
    days: int
    median_days: float | None
    uncounted: int
    waiting: int
    green: int
    green_moved: int

    @property
    def green_sentence(self) -> str:
        """“12 green, of which 5 re-dated”: a green that was reached by moving its date is said beside it."""
        return f"{self.green} green, of which {self.green_moved or 'none'} re-dated" if self.green else "None green"

    @property
    def sentence(self) -> str:
        """What the totals say, in a sentence."""
        if not self.moved:
            return f"None of {count(self.actions, 'date')} has moved."
        middle = self.median_days or 0
        half = f", half of them by {length_said(round(middle))} or more" if self.moved > 1 and middle >= 1 else ""
        waits = f" {count(self.waiting, 'move')} {'waits' if self.waiting == 1 else 'wait'} for agreement."
        have = "has" if self.moved == 1 else "have"
        return f"{self.moved} of {count(self.actions, 'date')} {have} moved{half}.{waits if self.waiting else ''}"


@dataclass(frozen=True, slots=True)
class SlipLedger:
    """Every action's slip, the longest first, and the totals of the plan, its sections and owners, most days first."""

    slips: tuple[Slip, ...]
    plan: Totals
    sections: tuple[Totals, ...]
    owners: tuple[Totals, ...]

    @property
    def moved(self) -> tuple[Slip, ...]:
        """The slips of the actions whose date moved or waits to move."""
        return tuple(slip for slip in self.slips if slip.times or slip.waiting)


def slip_ledger(plan: Plan, moves: Iterable[DateMove] = ()) -> SlipLedger:
    """The ledger of a plan: the moves since it runs, and those that it prints (“May 2018 [slipped from March 2018]”).

    An action with two leads counts for both. The plan's dates are those in force, as `moves.with_move` leaves them.

    >>> due = {"text": "May 2018", "latest": "2018-05-31", "slipped_from": ["March 2018"]}
    >>> ledger = slip_ledger(Plan(actions=[{"id": "1.1", "rag": "green", "due": due}, {"id": "1.2", "rag": "green"}]))
    >>> ledger.slips[0].sentence, ledger.plan.green_sentence
    ('moved once: 61 days', '2 green, of which 1 re-dated')
    """
    by_action: dict[str, list[DateMove]] = {}
    for move in moves:
        by_action.setdefault(move.action, []).append(move)
    slips = [slip_of(action, by_action.get(action.id, ()), starts=plan.terms.starts) for action in plan.actions]
    titles = {section.id: section.title for section in plan.sections}
    sections = _grouped((titles.get(slip.action.section or "", NO_SECTION), slip) for slip in slips)
    owners = _grouped((name, slip) for slip in slips for name in (slip.action.leads or (NO_OWNER,)))
    return SlipLedger(tuple(sorted(slips, key=_longest_first)), _totals("The plan", slips), sections, owners)


def slip_of(action: Action, moves: Sequence[DateMove] = (), *, starts: str | None = None) -> Slip:
    """What became of one action's date; ``starts`` is the day from which relative dates count."""
    agreed, times = agreed_moves(action, moves), times_moved(action, moves)
    return Slip(
        action,
        first=relative_due(first_date(action, moves), starts),
        in_force=relative_due(action.due, starts),
        times=times,
        days=days_moved(action, moves, starts=starts) if times else 0,
        reasons=(NO_REASON,) * (times - len(agreed)) + tuple(move.reason.strip() or NO_REASON for move in agreed),
        agreed_by=tuple(dict.fromkeys(move.agreed_by for move in agreed if move.agreed_by)),
        waiting=waiting_move(action, moves),
    )


def waiting_sentence(move: DateMove) -> str:
    """What a move that waits for agreement says under the date in force.

    >>> waiting_sentence(DateMove(id="m", action="a", before=Due(latest="2026-10-31"), after=Due(latest="2026-12-18"),
    ...     reason="", asked_by="", asked_on="2026-11-20", state="asked"))
    'A move to 18 December 2026 waits for agreement. Until then 31 October 2026 stands.'
    """
    after = day_said(move.after.latest) if move.after.latest else f"“{move.after.text}”"
    before = day_said(move.before.latest) if move.before.latest else f"“{move.before.text or 'no date'}”"
    return f"A move to {after} waits for agreement. Until then {before} stands."


def _longest_first(slip: Slip) -> tuple[int, int]:
    return (-(slip.days or 0), -slip.times)


def _grouped(named: Iterable[tuple[str, Slip]]) -> tuple[Totals, ...]:
    groups: dict[str, dict[str, Slip]] = {}
    for name, slip in named:
        groups.setdefault(name, {})[slip.action.id] = slip
    totals = [_totals(name, list(slips.values())) for name, slips in groups.items()]
    return tuple(sorted(totals, key=lambda each: (-each.days, -each.moved)))


def _totals(name: str, slips: Sequence[Slip]) -> Totals:
    moved = [slip for slip in slips if slip.times]
    days = [slip.days for slip in moved if slip.days is not None]
    good: tuple[Rag, ...] = ("green", "blue")
    return Totals(
        name,
        actions=len(slips),
        moved=len(moved),
        times=sum(slip.times for slip in moved),
        days=sum(days),
        median_days=median(days) if days else None,
        uncounted=len(moved) - len(days),
        waiting=sum(slip.waiting is not None for slip in slips),
        green=sum(slip.action.rag in good for slip in slips),
        green_moved=sum(slip.action.rag in good for slip in moved),
    )
