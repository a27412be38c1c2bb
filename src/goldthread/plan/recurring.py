"""Work that comes round again: “termly”, “every 3 months”, “every LAC review”. When it comes due, and when to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from goldthread.periods import months_after, term_ends
from goldthread.plan.days_named import any_of, worded
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Due
from goldthread.plan.said import day_said
from goldthread.plan.standing import is_done
from goldthread.plan.vocabulary import vocabulary

Unit = Literal["day", "week", "month", "term", "half term", "board", "event", "unknown"]
_DAYS = {"day": 1, "week": 7, "month": 30, "term": 110, "half term": 50, "board": 60, "event": 30, "unknown": 30}
_A_FRIDAY = date(2026, 1, 2)  # where nothing says on which day of the week work comes round


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often work comes round: so many of a unit, or with an event; ``unknown`` where the plan does not say."""

    every: int
    unit: Unit
    event: str = ""

    @property
    def sentence(self) -> str:
        """“Every 3 months”, “Every term”, “Every LAC review”."""
        if self.unit == "unknown":
            return "Comes round again; the plan does not say how often"
        what = self.event or self.unit
        if (self.every, self.unit) == (12, "month"):
            return "Every year"
        return f"Every {what}" if self.every == 1 else f"Every {self.every} {what}s"

    @property
    def days(self) -> int:
        """About how many days lie between two times."""
        return self.every * _DAYS[self.unit]


@dataclass(frozen=True, slots=True)
class NextDue:
    """When recurring work comes due next, whether its owner is asked for an update now, and why.

    ``day`` is approximate for school terms, ``None`` where it comes round with an event that has no day. ``missed`` is
    the time before, where nothing was written for it.
    """

    repeats: Repeats
    day: date | None
    wanted: bool
    because: str
    missed: date | None = None


def repeats(due: Due) -> Repeats | None:
    """How often work with this due date comes round; ``None`` where its words do not say that it does.

    >>> repeats(Due(text="Every 3 months", kinds=("recurring",))), repeats(Due(text="Six-weekly", kinds=("recurring",)))
    (Repeats(every=3, unit='month', event=''), Repeats(every=6, unit='week', event=''))
    >>> repeats(Due(text="At every LAC review")).sentence, repeats(Due(text="May 2026", kinds=("month",)))
    ('Every LAC review', None)
    """
    said = " ".join((due.text or "").split())
    if found := _event_pattern().search(said):
        unit = "board" if found["board"] else "event"
        return Repeats(1, unit, "" if unit == "board" else found["event"])
    if "recurring" not in due.kinds:
        return None
    return _counted(said) or Repeats(1, "unknown")


def next_due(
    action: Action,
    updates: Iterable[Update],
    *,
    as_at: date,
    boards: Sequence[date | str] = (),
    starts: date | None = None,
) -> NextDue | None:
    """The next day on which the action comes due, ``as_at`` itself included, and whether an update is wanted now.

    Days count from the first day that the plan names (“May 2016 and termly”), else from ``starts``, else from the
    first update. Terms end about when most schools' do; ``boards`` are the days of the board. What comes round more
    often than monthly, or with an event, is asked after once a month. ``None`` where the action does not recur, or is
    done.

    >>> action = Action(id="10.3", due={"text": "Every 3 months", "latest": None, "kinds": ["recurring"]})
    >>> following = next_due(action, (), as_at=date(2026, 11, 20), starts=date(2026, 5, 31))
    >>> str(following.day), following.wanted, following.missed
    ('2026-11-30', True, datetime.date(2026, 8, 31))
    """
    cycle = repeats(action.due)
    if cycle is None or is_done(action):
        return None
    written = sorted(date.fromisoformat(update.on) for update in updates if update.action == action.id)
    written = [day for day in written if day <= as_at]
    before, day = _around(cycle, _first(action, written, starts), as_at, _as_days(boards))
    if day is None or cycle.days < vocabulary("cycles")["asked_days"] or cycle.unit in ("event", "unknown"):
        return _asked_monthly(cycle, day, written, as_at)
    ahead = timedelta(days=min(vocabulary("cycles")["asked_before_days"], cycle.days // 2))
    missed = before if before and not any(each >= before - ahead for each in written) else None
    near = day - ahead <= as_at and not any(each >= day - ahead for each in written)
    return NextDue(cycle, day, near or missed is not None, _because(cycle, day, missed), missed)


def _asked_monthly(cycle: Repeats, day: date | None, written: Sequence[date], as_at: date) -> NextDue:
    fresh = timedelta(days=vocabulary("cycles")["asked_days"])
    wanted = not written or written[-1] < as_at - fresh
    due = f", next on {day_said(day)}" if day and cycle.unit in ("day", "week") else ""
    because = f"{cycle.sentence}{due}. We ask once a month how it goes."
    return NextDue(cycle, day if due else None, wanted, because)


def _because(cycle: Repeats, day: date, missed: date | None) -> str:
    about = "about" if cycle.unit in ("term", "half term") else "on"
    said = f"{cycle.sentence}: next due {about} {day_said(day)}."
    return f"{said} Nothing was written for {day_said(missed)}." if missed else said


def _first(action: Action, written: Sequence[date], starts: date | None) -> date | None:
    """The day from which the times count; the start itself is no time at which the work is due."""
    said = action.due.latest or action.due.earliest
    return date.fromisoformat(said) if said else starts or (written[0] if written else None)


def _around(cycle: Repeats, first: date | None, as_at: date, boards: Sequence[date]) -> tuple[date | None, date | None]:
    """The last time before ``as_at``, and the next one."""
    if cycle.unit == "board":
        times: Iterable[date] = sorted(boards)
    elif cycle.unit in ("term", "half term"):
        years = range(as_at.year - 1, as_at.year + 3)
        times = [day for year in years for day in term_ends(year, halves=cycle.unit == "half term")]
        times = [*([first] if first else []), *(day for day in times if not first or day > first)]
    else:
        times = _times(cycle, first, as_at)
    before = [day for day in times if day < as_at and (first is None or day >= first)]
    return max(before, default=None), min((day for day in times if day >= as_at), default=None)


def _times(cycle: Repeats, first: date | None, as_at: date) -> list[date]:
    """The times about ``as_at``: from the first where it is to come, else from two before to two after."""
    start = first or (_A_FRIDAY if cycle.unit in ("day", "week") else months_after(date(as_at.year, 1, 31), -12))
    done = max(0, (as_at - start).days // (cycle.every * {"day": 1, "week": 7}.get(cycle.unit, 31)) - 1)
    times, number = [], done
    while not times or times[-1] < as_at:
        times.append(_time(cycle, start, number))
        number += 1
    return times


def _time(cycle: Repeats, start: date, number: int) -> date:
    if cycle.unit in ("day", "week"):
        return start + timedelta(days=number * cycle.every * _DAYS[cycle.unit])
    return months_after(start, number * cycle.every)


def _as_days(days: Iterable[date | str]) -> list[date]:
    return [date.fromisoformat(day) if isinstance(day, str) else day for day in days]


# --- reading the words ----------------------------------------------------------------------------------------------


def _counted(said: str) -> Repeats | None:
    if found := _number_pattern().search(said):
        number = (found["n1"] or found["n2"]).lower()
        many = int(number) if number.isdigit() else vocabulary("cycles")["numbers"][number]
        times, unit = vocabulary("cycles")["units"][(found["u1"] or found["u2"]).lower()]
        return Repeats(max(1, many) * times, unit)
    if found := _word_pattern().search(said):
        return Repeats(*vocabulary("cycles")["words"][" ".join(found[0].lower().split())])
    if found := _every_pattern().search(said):
        return Repeats(*vocabulary("cycles")["units"][found["unit"].lower()])
    return None


@cache
def _number_pattern() -> re.Pattern:
    words = vocabulary("cycles")
    number, unit = rf"\d{{1,3}}|{any_of(words['numbers'])}", any_of(words["units"])
    every, ly = rf"every\s+(?P<n1>{number})[\s-]+(?P<u1>{unit})s?", rf"(?P<n2>{number})[\s-]?(?P<u2>{unit})ly"
    return worded(rf"(?<!\w)(?:{every}|{ly})(?!\w)")


@cache
def _word_pattern() -> re.Pattern:
    return worded(rf"(?<!\w){any_of(vocabulary('cycles')['words'])}(?!\w)")


@cache
def _every_pattern() -> re.Pattern:
    return worded(rf"(?<!\w)(?:every|each)\s+(?P<unit>{any_of(vocabulary('cycles')['units'])})(?!\w)")


@cache
def _event_pattern() -> re.Pattern:
    events = vocabulary("cycles")["events"]
    board, other = any_of(events["boards"]), any_of(events["others"])
    return worded(rf"(?<!\w)(?:every|each)\s+(?:(?P<board>{board})|(?P<event>(?:[\w-]+\s+){{0,3}}{other}))(?!\w)")
