"""The working days of England: Monday to Friday without the bank holidays of England and Wales."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

_SATURDAY = 5


@cache
def bank_holidays() -> frozenset[date]:
    """Every bank holiday of the years in `bank_holidays.toml`."""
    return frozenset(day for days in _years().values() for day in days)


def known_years() -> tuple[int, int]:
    """The first and the last year whose bank holidays are known."""
    years = sorted(map(int, _years()))
    return years[0], years[-1]


def is_working_day(day: date) -> bool | None:
    """Whether a day is a working day; ``None`` outside the years that are known.

    >>> is_working_day(date(2016, 5, 27)), is_working_day(date(2016, 5, 30)), is_working_day(date(1999, 1, 4))
    (True, False, None)
    """
    first, last = known_years()
    if not first <= day.year <= last:
        return None
    return day.weekday() < _SATURDAY and day not in bank_holidays()


def working_day_after(start: date, count: int) -> date | None:
    """The ``count``-th working day after ``start``, which is day 0 itself; ``None`` where the way leaves known years.

    >>> working_day_after(date(2016, 5, 16), 20), working_day_after(date(2028, 12, 1), 70)
    (datetime.date(2016, 6, 14), None)
    """
    return _counted(start, count, step=1)


def working_day_before(end: date, count: int) -> date | None:
    """The ``count``-th working day before ``end``, which is day 0 itself; ``None`` where the way leaves known years.

    >>> working_day_before(date(2026, 12, 1), 2), working_day_before(date(2012, 1, 3), 1)
    (datetime.date(2026, 11, 27), None)
    """
    return _counted(end, count, step=-1)


def _counted(day: date, count: int, *, step: int) -> date | None:
    if is_working_day(day) is None:
        return None
    while count > 0:
        if day in (date.min, date.max):
            return None
        day += timedelta(days=step)
        works = is_working_day(day)
        if works is None:
            return None
        count -= works
    return day


@cache
def _years() -> dict[str, list[date]]:
    return tomllib.loads(files(__package__).joinpath("bank_holidays.toml").read_text("utf-8"))["years"]
