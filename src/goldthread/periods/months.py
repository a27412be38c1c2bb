"""Months counted on a calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def months_after(day: date, count: int) -> date:
    """The same day so many months on, or the last day of a month that has no such day; a month's end stays one.

    >>> months_after(date(2026, 10, 31), 1), months_after(date(2026, 2, 28), 3), months_after(date(2026, 1, 15), -2)
    (datetime.date(2026, 11, 30), datetime.date(2026, 5, 31), datetime.date(2025, 11, 15))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = monthrange(year, month + 1)[1]
    at_the_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_the_end else min(day.day, last))
