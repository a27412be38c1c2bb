"""The clock on the wall in England, said by one rule: it goes forward in March and back in October."""

from __future__ import annotations

from datetime import datetime, timedelta

_HOUR = timedelta(hours=1)


def changes_of_the_clock(year: int) -> tuple[datetime, datetime]:
    """When the clocks of a year go forward and back, in UTC: 01:00 on the last Sundays of March and October.

    >>> [str(moment) for moment in changes_of_the_clock(2026)]
    ['2026-03-29 01:00:00', '2026-10-25 01:00:00']
    """
    return _last_sunday(year, 3), _last_sunday(year, 10)


def on_the_wall(utc: datetime) -> datetime:
    """What the clock showed at a moment of UTC."""
    forward, back = changes_of_the_clock(utc.year)
    return utc + _HOUR if forward <= utc < back else utc


def in_utc(shown: datetime) -> datetime:
    """The moment of UTC at which the clock showed this; of the two in the hour that October repeats, the first."""
    return shown - _HOUR if on_the_wall(shown - _HOUR) == shown else shown


def shows_one_moment(shown: datetime) -> bool:
    """Whether the clock showed this only once: not in the hour that October repeats."""
    _, back = changes_of_the_clock(shown.year)
    return not back <= shown < back + _HOUR


def _last_sunday(year: int, month: int) -> datetime:
    day = datetime(year, month, 31, 1)  # noqa: DTZ001 - UTC, said without a zone as every moment here
    return day - timedelta(days=(day.weekday() + 1) % 7)
