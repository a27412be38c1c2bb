"""When unfinished work is likely to end, worked out from the plan's own slip history.

For each action with a first date the history says how many days after it the action ended (fewer than 0 where it ended
early). One that has not ended has lasted at least until today, or until the date to which it was moved. From both the
share that has ended by each day is estimated (the product-limit estimate of Kaplan and Meier, 1958), taking only what
lasted as long as the action in question has. “Likely” is the day by which half of those had ended. The range leaves out
a tenth at each end; with few finished actions it reaches from the first to the last of them and says how many in ten it
then holds: of m finished ones the range from the a-th to the b-th holds (b − a) / (m + 1), ties apart.

It says nothing of causes: an action is expected to slip as the others of its plan did.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Plan
from goldthread.plan.moves import agreed_moves, first_date
from goldthread.plan.relative import relative_due
from goldthread.plan.said import count, day_said
from goldthread.plan.standing import is_done
from goldthread.plan.timescale import read_timescale

FEWEST_FINISHED = 5  # in the plan, before anything is said
FEWEST_AS_LATE = 3  # of them, that lasted as long as the action in question
_TAIL = 0.1
_EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of one action: its first date, when it ended, and each later date with the day it began to hold."""

    first: date
    ended: date | None = None
    moved: tuple[tuple[date, date], ...] = ()

    def days_to_end(self, as_at: date) -> int | None:
        """Days from the first date to the end, negative where early; ``None`` where it had not ended by ``as_at``."""
        return (self.ended - self.first).days if self.ended and self.ended <= as_at else None

    def lasted(self, as_at: date) -> int:
        """The days past its first date for which unfinished work is known to have lasted, or was said to."""
        promised = [to for on, to in self.moved if on <= as_at]
        return (max([as_at, *promised[-1:]]) - self.first).days - 1


@dataclass(frozen=True, slots=True)
class Forecast:
    """When work is likely to end. Without a day the sentence begins “Cannot say”.

    ``in_ten`` says in how many of ten cases the range from ``earliest`` to ``latest`` should hold; a ``latest`` of
    ``None`` beside an ``earliest`` means that too few have ended for a last day.
    """

    likely: date | None
    earliest: date | None
    latest: date | None
    in_ten: int
    because: str


@dataclass(frozen=True, slots=True)
class Held:
    """How often forecasts held: how many were made, how many of their ranges held the day, and how many should have."""

    forecasts: int
    held: int
    expected: float
    without: int

    @property
    def sentence(self) -> str:
        """The figures in a sentence."""
        if not self.forecasts:
            return f"No forecast could be made ({count(self.without, 'time')} asked)."
        shares = [f"{100 * part / self.forecasts:.0f}%" for part in (self.held, self.expected)]
        return (
            f"Of {self.forecasts:,} forecasts {self.held:,} held ({shares[0]}); {shares[1]} should have. "
            f"{self.without:,} could not be made."
        )


def forecasts(
    plan: Plan, moves: Iterable[DateMove] = (), updates: Iterable[Update] = (), *, as_at: date
) -> dict[str, Forecast]:
    """The forecast of every action of a plan that is not done and does not come round again, by its id."""
    pasts = pasts_of(plan, moves, updates)
    shares = _shares(pasts.values(), as_at)
    open_ = [row for row in plan.actions if not is_done(row) and "recurring" not in row.due.kinds]
    return {row.id: _forecast(shares, pasts.get(row.id), as_at) for row in open_}


def plan_forecast(
    plan: Plan, moves: Iterable[DateMove] = (), updates: Iterable[Update] = (), *, as_at: date
) -> Forecast:
    """When the last unfinished action of a plan is likely to end, as if each ended by itself.

    The share of cases in which all have ended by a day is the product of their shares. Actions of which nothing can be
    said are left out and counted.
    """
    pasts = pasts_of(plan, moves, updates)
    shares = _shares(pasts.values(), as_at)
    open_ = [row for row in plan.actions if not is_done(row) and "recurring" not in row.due.kinds]
    if not open_:
        return _cannot("nothing is unfinished")
    known = [pasts[row.id] for row in open_ if row.id in pasts]
    sayable = [past for past in known if shares.lasted_longer(past.lasted(as_at)) >= FEWEST_AS_LATE]
    if len(shares.ends) < FEWEST_FINISHED or not sayable:
        return _cannot(_too_few(shares))
    ended = _all_ended([(past, shares.ended_by(past.lasted(as_at))) for past in sayable])
    likely, earliest, latest = (_first_day(ended, share) for share in (0.5, _TAIL, 1 - _TAIL))
    out = len(open_) - len(sayable)
    left = f"; {out} {'is' if out == 1 else 'are'} left out, of which nothing can be said" if out else ""
    which = f"This is the last of {count(len(sayable), 'unfinished action')}{left}."
    return Forecast(likely, earliest, latest, 8, f"{_said(likely, earliest, latest, 8)} {which}")


def how_it_is_worked_out(history: Sequence[Past], *, as_at: date) -> str:
    """The sentence that stands beside every forecast of a plan."""
    ended = len(_shares(history, as_at).ends)
    going = len(history) - ended
    verb = "has" if going == 1 else "have"
    return (
        f"Worked out from how long after their first date {count(ended, 'finished action')} of this plan ended. "
        f"{going} that {verb} not ended count as lasting at least until today, or until the date they were moved to. "
        "Only those that lasted as long as the action in question are looked at."
    )


def likely_end(history: Sequence[Past], past: Past, *, as_at: date) -> Forecast:
    """When unfinished work is likely to end, given that it has lasted until ``as_at``.

    >>> ended = [Past(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=days)) for days in (0, 10, 20, 30, 40)]
    >>> found = likely_end(ended, Past(date(2026, 6, 1)), as_at=date(2026, 6, 6))
    >>> str(found.likely), str(found.earliest), str(found.latest), found.in_ten
    ('2026-06-21', '2026-06-11', '2026-07-11', 6)
    """
    return _forecast(_shares(history, as_at), past, as_at)


def _forecast(shares: _Shares, past: Past | None, as_at: date) -> Forecast:
    if past is None:
        return _cannot("it has no first date to count from")
    if len(shares.ends) < FEWEST_FINISHED:
        return _cannot(_too_few(shares))
    lasted = shares.lasted_longer(past.lasted(as_at))
    if lasted < FEWEST_AS_LATE:
        of = f"{count(len(shares.ends), 'action')} of this plan that finished"
        return _cannot(f"only {lasted} of {of} lasted as long" if lasted else f"none of {of} lasted as long")
    curve = shares.ended_by(past.lasted(as_at))
    low, high, share = _range(curve, lasted)
    median = next((days for days, ended in curve if ended >= 0.5 - _EXACT), None)
    likely, earliest, latest = (_day(past, days) for days in (median, low, high))
    in_ten = round(10 * share)
    return Forecast(likely, earliest, latest, in_ten, _said(likely, earliest, latest, in_ten))


def how_often_held(history: Sequence[Past], days: Iterable[date]) -> Held:
    """How often the range held: at each day a forecast is made of everything unfinished, with what was known that day.

    Every past must have its end, and the ends after a day are not known on it.
    """
    made = held = without = 0
    expected = 0.0
    for day in days:
        for past in history:
            if past.ended is None or past.ended < day:
                continue
            found = likely_end([other for other in history if other is not past], past, as_at=day - timedelta(days=1))
            if found.earliest is None:
                without += 1
                continue
            made += 1
            expected += found.in_ten / 10
            held += found.earliest <= past.ended and (found.latest is None or past.ended <= found.latest)
    return Held(made, held, expected, without)


def pasts_of(plan: Plan, moves: Iterable[DateMove] = (), updates: Iterable[Update] = ()) -> dict[str, Past]:
    """The past of each action that has a first date, by its id; one done on a day that nobody knows has none."""
    by_action: dict[str, list[DateMove]] = {}
    for move in moves:
        by_action.setdefault(move.action, []).append(move)
    ended = {update.action: update.completed for update in sorted(updates, key=_on) if update.completed}
    found = {}
    for action in plan.actions:
        mine = by_action.get(action.id, [])
        first = relative_due(first_date(action, mine), plan.terms.starts).latest
        end = read_timescale(action.completed).latest or ended.get(action.id) if is_done(action) else None
        if first and "recurring" not in action.due.kinds and (end or not is_done(action)):
            found[action.id] = Past(date.fromisoformat(first), _as_day(end), _moved(action, mine))
    return found


def _moved(action: Action, moves: Sequence[DateMove]) -> tuple[tuple[date, date], ...]:
    """Each later date with the day on which it began to hold; a printed one has held since the plan is known."""
    agreed = [move for move in agreed_moves(action, moves) if move.after.latest]
    if not agreed and action.due.slipped_from and action.due.latest:
        return ((date.min, date.fromisoformat(action.due.latest)),)
    days = [(move.agreed_on or move.asked_on, move.after.latest) for move in agreed]
    return tuple((date.fromisoformat(on), date.fromisoformat(to)) for on, to in days)


def _on(update: Update) -> str:
    return update.on


def _as_day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


# --- the estimate ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Shares:
    """What a plan's history says: each number of days after which some ended, and the share that had not ended by then.

    ``ends`` has the days of every finished action, in order.
    """

    ends: tuple[int, ...]
    days: tuple[int, ...]
    still: tuple[float, ...]

    def lasted_longer(self, days: int) -> int:
        """How many of the finished actions ended later than after so many days."""
        return len(self.ends) - bisect_right(self.ends, days)

    def ended_by(self, lasted: int) -> list[tuple[int, float]]:
        """The later days, each with the share that had then ended of what had lasted so long."""
        place = bisect_right(self.days, lasted)
        left = self.still[place - 1] if place else 1.0
        return [(day, 1 - still / left) for day, still in zip(self.days[place:], self.still[place:], strict=True)]


def _shares(history: Iterable[Past], as_at: date) -> _Shares:
    known = [(past.days_to_end(as_at), past) for past in history]
    ends = sorted(days for days, _ in known if days is not None)
    going = sorted(past.lasted(as_at) for days, past in known if days is None)
    days, left = sorted(set(ends)), []
    still = 1.0
    for day in days:
        first = bisect_left(ends, day)
        at_risk = len(ends) - first + len(going) - bisect_left(going, day)
        still *= 1 - (bisect_right(ends, day) - first) / at_risk
        left.append(still)
    return _Shares(tuple(ends), tuple(days), tuple(left))


def _range(curve: Sequence[tuple[int, float]], finished: int) -> tuple[int, int | None, float]:
    """The first and the last day of the range, and the share of cases that it holds.

    Several that ended on the first day of the range are all within it, one counts as its edge.
    """
    shares = [(days, ended * finished / (finished + 1)) for days, ended in curve]
    place = max((at for at, step in enumerate(shares) if step[1] <= _TAIL + _EXACT), default=0)
    left_out = (shares[place - 1][1] if place else 0.0) + 1 / (finished + 1)
    high = next((step for step in shares if step[1] >= 1 - _TAIL - _EXACT), None)
    if high is None and curve[-1][1] > 1 - _EXACT:
        high = shares[-1]
    days, held = high or (None, 1.0)
    return shares[place][0], days, held - left_out


def _all_ended(curves: Iterable[tuple[Past, Sequence[tuple[int, float]]]]) -> list[tuple[date, float]]:
    """Each day on which one may end, with the share of cases in which all have ended by then: the product of theirs."""
    steps = sorted((past.first + timedelta(days=days), place, ended)
                   for place, (past, curve) in enumerate(curves) for days, ended in curve)  # fmt: skip
    many, by_now = len({place for _, place, _ in steps}), {}
    shares, product = [], 1.0
    for day, place, ended in steps:
        product *= ended / by_now.get(place, 1.0)
        by_now[place] = ended
        shares.append((day, product if len(by_now) == many else 0.0))
    return shares


def _first_day(shares: Sequence[tuple[date, float]], share: float) -> date | None:
    return next((day for day, ended in shares if ended >= share - _EXACT), None)


def _day(past: Past, days: int | None) -> date | None:
    return None if days is None else past.first + timedelta(days=days)


# --- words ----------------------------------------------------------------------------------------------------------


def _cannot(why: str) -> Forecast:
    return Forecast(None, None, None, 0, f"Cannot say: {why}.")


def _too_few(shares: _Shares) -> str:
    if len(shares.ends) >= FEWEST_FINISHED:
        return "too few actions of this plan lasted as long"
    ended = len(shares.ends)
    have = "no action of this plan has" if not ended else f"only {count(ended, 'action')} of this plan"
    verb = "" if not ended else " has" if ended == 1 else " have"
    return f"{have}{verb} finished on a day that is known; {FEWEST_FINISHED} are needed"


def _said(likely: date | None, earliest: date | None, latest: date | None, in_ten: int) -> str:
    if earliest is None:
        return "Cannot say: too many have not ended."
    about = f"Likely to end about {day_said(likely)}" if likely else "Too many have not ended to name a likely day"
    if latest is None:
        return f"{about}; in {in_ten} of 10 cases not before {day_said(earliest)}, and no last day can be said."
    return f"{about}; in {in_ten} of 10 cases between {day_said(earliest)} and {day_said(latest)}."
