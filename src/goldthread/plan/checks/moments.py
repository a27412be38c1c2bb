"""The days that a plan's own words name, and the day from which the plan itself speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from goldthread.plan.checks.evidence import seen_on
from goldthread.plan.checks.people import names_nobody
from goldthread.plan.checks.wording import clauses, remaining
from goldthread.plan.days_named import Named, named_days
from goldthread.plan.model import Plan, Position

_STILL_AHEAD = re.compile(
    r"\b(?:by|until|till|from|before|due|end(?: of)?|in time for|to be|will|planned|scheduled)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day from which the plan speaks (YYYY-MM-DD), and the sentence part that says why."""

    day: str
    why: str


def made_on(plan: Plan) -> Moment | None:
    """The day on which the plan was made: its newest position, its date, or the newest event it tells of."""
    reported = [position.as_at for position in plan.positions if position.as_at and _says_anything(position)]
    if reported:
        return Moment(max(reported), f"its newest position is of {in_words(max(reported)[:7])}")
    if plan.dated:
        day = plan.dated if len(plan.dated) == 10 else f"{plan.dated}-01"
        return Moment(day, f"the plan is dated {in_words(plan.dated)}")
    told = max(_told(plan), default=None)
    return Moment(told[0], f"the plan speaks of {told[1]} as past") if told else None


def last_told(plan: Plan) -> str | None:
    """The newest day that the plan speaks of as past, in its date, its positions or its updates."""
    return max(filter(None, (seen_on(plan), made_on(plan) and made_on(plan).day)), default=None)


def _told(plan: Plan) -> Iterator[tuple[str, str]]:
    """Whole days that the plan tells of as past, each with the words that name it."""
    for text in _texts(plan):
        for clause in clauses(text):
            for name in named_days(clause):
                if name.kind == "date" and name.first and _past(clause, name):
                    yield name.first.isoformat(), clause[name.start : name.end]


def _past(clause: str, name: Named) -> bool:
    before = clause[: name.start]
    return (
        not _STILL_AHEAD.search(before[-24:])
        and not remaining(clause)
        and bool(re.search(r"\w+ed\b|\bheld\b|\bmet\b", clause))
    )


def _texts(plan: Plan) -> Iterator[str | None]:
    for row in (*plan.outcomes, *plan.indicators, *plan.actions):
        yield row.text
    for action in plan.actions:
        yield action.status
    for row in plan.recommendations:
        yield row.note


def _says_anything(position: Position) -> bool:
    """Whether a position was filled in: a form printed for the next one is not a report."""
    rated = (position.outcome, position.impact, position.actions_completed)
    said = " ".join(position.actions_completed.text)
    return (bool(said) and not names_nobody(said)) or any(part.rag for part in rated)


@lru_cache(maxsize=4096)
def days_told(text: str | None) -> tuple[Named, ...]:
    """The days, months and seasons with a year that a text names, in order."""
    return tuple(name for name in named_days(text or "") if name.first and not name.impossible and name.kind != "year")


def in_words(day: str) -> str:
    """A day or a month as a reader writes it: “1 July 2016”, “July 2016”."""
    year, month, *rest = day.split("-")
    name = _MONTHS[int(month) - 1]
    return f"{int(rest[0])} {name} {year}" if rest else f"{name} {year}"


def months_between(first: str, second: str) -> int:
    """Whole calendar months from the month of ``first`` to the month of ``second``; negative when it is earlier."""
    a, b = ([int(part) for part in day.split("-")[:2]] for day in (first, second))
    return 12 * (b[0] - a[0]) + b[1] - a[1]


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
