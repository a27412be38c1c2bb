"""Days, lengths of time and counts as people say them."""

from __future__ import annotations

from datetime import date

from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.report import count

_DAYS_UNTIL, _MONTHS_UNTIL = 92, 730  # a length is said in days up to 3 months, in months up to 2 years
_SPELT = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def day_said(day: date | str, *, as_at: date | None = None) -> str:
    """A day in words, without its year where that is the year of ``as_at``.

    >>> day_said("2026-11-20"), day_said(date(2026, 10, 2), as_at=date(2026, 11, 20))
    ('20 November 2026', '2 October')
    """
    iso = day if isinstance(day, str) else day.isoformat()
    whole = in_words(iso)
    return whole.rpartition(" ")[0] if as_at and int(iso[:4]) == as_at.year else whole


def length_said(days: int) -> str:
    """A stretch of days in words: days up to 3 months, months up to 2 years, then years.

    >>> length_said(1), length_said(20), length_said(214), length_said(3000)
    ('1 day', '20 days', '7 months', '8 years')
    """
    if days < _DAYS_UNTIL:
        return count(days, "day")
    return count(int(days / 30.44), "month") if days < _MONTHS_UNTIL else count(int(days / 365.25), "year")


def ordinal(number: int) -> str:
    """A place in a row: “4th”.

    >>> [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 102)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '102nd']
    """
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ends.get(number % 10, 'th')}"


def spelt(number: int) -> str:
    """A number as a sentence begins with it: a word up to nine.

    >>> spelt(2), spelt(12)
    ('Two', '12')
    """
    return _SPELT[number] if number < len(_SPELT) else str(number)


def times_said(number: int) -> str:
    """How often: “once”, “twice”, “3 times”.

    >>> times_said(1), times_said(3)
    ('once', '3 times')
    """
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
