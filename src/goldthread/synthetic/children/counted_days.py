"""Days counted fast: working days, and months on a calendar. Written apart from how measures count."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from goldthread.periods import is_working_day, known_years


@cache
def _working_days_so_far() -> tuple[int, list[int], list[date]]:
    """The first known day, how many working days there are up to each known day, and the working days themselves."""
    first, last = (date(year, month, day) for year, month, day in zip(known_years(), (1, 12), (1, 31), strict=True))
    counts, working = [], []
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        if is_working_day(day):
            working.append(day)
        counts.append(len(working))
    return first.toordinal(), counts, working


def working_days_between(start: date, end: date) -> int | None:
    """The working days after `start` up to and including `end`; `None` where a day lies outside the known years.

    >>> working_days_between(date(2026, 4, 2), date(2026, 4, 8))
    2
    """
    first, counts, _ = _working_days_so_far()
    a, b = start.toordinal() - first, end.toordinal() - first
    return counts[b] - counts[a] if 0 <= a < len(counts) and 0 <= b < len(counts) else None


def working_day_after(start: date, count: int) -> date:
    """The day on which so many working days after `start` have gone by.

    >>> working_day_after(date(2026, 4, 2), 2)
    datetime.date(2026, 4, 8)
    """
    first, counts, working = _working_days_so_far()
    return working[counts[start.toordinal() - first] + count - 1]


def working_day_on_or_before(day: date) -> date:
    """The day itself where it is a working day, else the last one before it."""
    first, counts, working = _working_days_so_far()
    return working[counts[day.toordinal() - first] - 1]


def months_after(start: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has no such day.

    >>> months_after(date(2025, 11, 30), 3)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    try:
        return date(year, month + 1, start.day)
    except ValueError:
        return date(year, month + 1, monthrange(year, month + 1)[1])


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
