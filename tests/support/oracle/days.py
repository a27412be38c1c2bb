"""Days counted one by one."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from goldthread.periods import is_working_day, known_years

ONE_DAY = timedelta(days=1)


@cache
def working_days(first: date | None, last: date | None) -> int | None:
    """The working days after one day up to and including another; below 0 where it is earlier, None if nobody knows."""
    known = range(known_years()[0], known_years()[1] + 1)
    if first is None or last is None or first.year not in known or last.year not in known:
        return None
    if last < first:
        return -working_days(last, first)
    count, day = 0, first
    while day < last:
        day += ONE_DAY
        count += _is_working_day(day)
    return count


@cache
def _is_working_day(day: date) -> bool:
    return is_working_day(day)


def month_point(day: date) -> int:
    """The day on a calendar whose months all have 31 days."""
    return (day.year * 12 + day.month - 1) * 31 + day.day - 1


def within_months(first: date, last: date, months: int) -> bool:
    """Whether the last day is no more than so many months after the first; a day before the first is."""
    return month_point(last) - month_point(first) <= 31 * months


def lasted_months(first: date, last: date, months: int) -> bool:
    """Whether so many months or more have passed."""
    return month_point(last) - month_point(first) >= 31 * months


def in_the_year_before(day: date, snapshot: date) -> bool:
    """Whether a day lies in the 12 months that end with the snapshot: less than 12 months before it, not after it."""
    return day <= snapshot and month_point(snapshot) - month_point(day) < 31 * 12


def is_under(age: int, born: date, day: date) -> bool:
    """Whether somebody born on a day is younger than so many years."""
    return not lasted_months(born, day, 12 * age)
