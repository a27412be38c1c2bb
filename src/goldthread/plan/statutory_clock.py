"""The statutory clock: by when a council must answer an inspection report, counted in working days."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from goldthread.periods import known_years, working_day_after
from goldthread.plan.model import Day, Value


class Stated(Value):
    """A date that somebody states in place of the one worked out, and why: “Ofsted’s letter says so”."""

    day: Day
    why: str


class Deadline(Value):
    """A day by which something is due. ``worked_out`` is ``None`` where the calendar does not reach so far."""

    name: str
    words: str
    working_days: int
    worked_out: Day | None = None
    stated: Stated | None = None

    @property
    def day(self) -> str | None:
        """The day that holds: the stated one goes before the one worked out."""
        return self.stated.day if self.stated else self.worked_out


class Clock(Value):
    """The deadlines of one report. ``cannot_say`` is a sentence where a day is missing, else empty."""

    counted_from: Day | None = None
    counted_from_what: str = ""
    deadlines: tuple[Deadline, ...] = ()
    rule: str = ""
    basis: str = ""
    cannot_say: str = ""


def statutory_clock(
    *, published: str | None, received: str | None = None, stated: Mapping[str, Stated] | None = None
) -> Clock:
    """The clock of a report: counted from the day it was received, else from its publication.

    >>> clock = statutory_clock(published="2016-05-16")
    >>> [(each.name, each.day) for each in clock.deadlines]
    [('draft', '2016-06-14'), ('final', '2016-08-23')]
    """
    start, said = received or published, stated or {}
    deadlines = tuple(
        Deadline(**one, worked_out=_after(start, one["working_days"]), stated=said.get(one["name"]))
        for one in _rule()["deadlines"]
    )
    what = "the day the report was received" if received else "its publication" if published else ""
    return Clock(
        counted_from=start, counted_from_what=what, deadlines=deadlines, rule=_rule()["rule"].strip(),
        basis=_rule()["basis"], cannot_say=_cannot_say(start, deadlines),
    )  # fmt: skip


def _after(start: str | None, count: int) -> str | None:
    found = working_day_after(date.fromisoformat(start), count) if start else None
    return found.isoformat() if found else None


def _cannot_say(start: str | None, deadlines: tuple[Deadline, ...]) -> str:
    if all(deadline.day for deadline in deadlines):
        return ""
    if start is None:
        return "The report prints no date of publication. Say on which day it was received."
    first, last = known_years()
    return f"Bank holidays are known for {first} to {last} only, so the count cannot be made. State the dates instead."


@cache
def _rule() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("statutory_clock.toml").read_text("utf-8"))
