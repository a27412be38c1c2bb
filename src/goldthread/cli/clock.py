"""The one place of the core that asks what day it is: only a verb may, where whoever typed it left the day out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


def last_months_end() -> date:
    """The last day of the month before this one."""
    here = datetime.now(tz=UTC).astimezone().date()
    return here.replace(day=1) - timedelta(days=1)


def is_to_come(day: date) -> bool:
    """Whether a day is later than today, on the calendar of this machine."""
    return day > datetime.now(tz=UTC).astimezone().date()


def moment() -> datetime:
    """This moment, with its offset from UTC: for the log of who looked at what."""
    return datetime.now(tz=UTC).astimezone()
