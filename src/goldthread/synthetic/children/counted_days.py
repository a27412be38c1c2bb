"""Days counted fast: working days, and months on a calendar. Written apart from how measures count."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from goldthread.periods import is_working_day, known_years


@cache
def _working_days_so_far() -> tuple[int, list[int]]:
    first, last = (date(year, month, day) for year, month, day in zip(known_years(), (1, 12), (1, 31), strict=True))
    so_far, counts = 0, []
    for step in range((last - first).days + 1):
        so_far += bool(is_working_day(first + timedelta(days=step)))
        counts.append(so_far)
    return first.toordinal(), counts


def working_days_between(start: date, end: date) -> int | None:
    """The working days after `start` up to and including `end`; `None` where a day lies outside the known years.

    >>> working_days_between(date(2026, 4, 2), date(2026, 4, 8))
    2
    """
    first, counts = _working_days_so_far()
    a, b = start.toordinal() - first, end.toordinal() - first
    return counts[b] - counts[a] if 0 <= a < len(counts) and 0 <= b < len(counts) else None


def is_within_months(start: date, end: date, months: int) -> bool:
    """Whether `end` is no later than the same day of the month so many months after `start`.

    >>> leap_day = date(2024, 2, 29)
    >>> is_within_months(leap_day, date(2025, 2, 28), 12), is_within_months(leap_day, date(2025, 3, 1), 12)
    (True, False)
    """
    passed = (end.year - start.year) * 12 + end.month - start.month
    return passed < months or (passed == months and end.day <= start.day)


def has_lasted_months(start: date, end: date, months: int) -> bool:
    """Whether at least so many whole months lie between two days; who is born on 29 February is older on 1 March."""
    passed = (end.year - start.year) * 12 + end.month - start.month
    return passed > months or (passed == months and end.day >= start.day)


def age_on(born: date, day: date) -> int:
    """The age in whole years; who is born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
