"""How late a plan itself shows the day to be: no clock, only what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from goldthread.plan.checks.wording import bare_verbs, clauses, remaining, says_nothing
from goldthread.plan.model import Action, Plan

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: place for place, name in enumerate(_NAMES, 1)}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?\b(?P<month>{_MONTH})[\s,-]+(?P<year>20\d\d|\d\d)\b"
    r"|\b(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>(?:20)?\d\d)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:by|until|from|planned|due|in time for|not due)\b")


def seen_on(plan: Plan) -> str | None:
    """The newest day that the plan speaks of as past (YYYY-MM-DD), or ``None`` where it gives no day at all.

    That is its own “as at” or date, a position that reports something, or a day that a comment tells of.
    """
    days = [*_own_days(plan), *_reported_days(plan), *_told_days(plan)]
    return max(days, default=None)


@lru_cache(maxsize=4096)
def days_in(text: str | None) -> tuple[str, ...]:
    """The days a text names, each as the first day it can mean: “June 2016” is 2016-06-01."""
    return tuple(day for found in _DATE.finditer(text or "") if (day := _day(found)))


def is_late(action: Action, day: str | None) -> bool:
    """Whether an action's last day stands before ``day``."""
    return bool(day and action.due.latest and action.due.latest < day)


def _own_days(plan: Plan) -> Iterator[str]:
    for day in (plan.dated, (plan.model_extra or {}).get("as_at")):
        if day:
            yield day if len(day) == 10 else f"{day}-01"


def _reported_days(plan: Plan) -> Iterator[str]:
    for position in plan.positions:
        if position.as_at and (
            any(not says_nothing(text) for text in position.actions_completed.text) or _any_rating(position)
        ):
            yield position.as_at


def _any_rating(position) -> bool:
    return any((position.outcome.rag, position.impact.rag, position.actions_completed.rag))


def _told_days(plan: Plan) -> Iterator[str]:
    """Days in clauses that tell of something past; a clause about the future proves nothing."""
    for action in plan.actions:
        for clause in clauses(action.status):
            if not (remaining(clause) or _AHEAD.search(clause.lower()) or _an_order(clause)):
                yield from days_in(clause)


def _an_order(clause: str) -> bool:
    """“Review the outcomes in August”: an order looks ahead; “Review completed in May” is a report."""
    first, *rest = clause.lower().split()
    return first in bare_verbs() and not any(word.endswith("ed") for word in rest)


def _day(found: re.Match[str]) -> str | None:
    if found["month"]:
        year, month, day = found["year"], _MONTHS[found["month"][:3].lower()], int(found["day"] or 1)
    else:
        year, month, day = found["y"], int(found["m"]), int(found["d"])
    year = int(year) if len(year) == 4 else 2000 + int(year)
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
