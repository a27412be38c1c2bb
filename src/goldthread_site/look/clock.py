"""The one place where the site reads the clock. Everything below is told the day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_lived_again: ContextVar[date | None] = ContextVar("lived_again", default=None)


def today() -> date:
    """Today in England, or the day that the tests or the demo's past say it is."""
    return _lived_again.get() or settings.TODAY or timezone.localdate()


def moment() -> datetime:
    """This moment, in UTC; on another day than the clock's where the tests or the demo's past say so."""
    real = timezone.now()
    said = _lived_again.get() or settings.TODAY
    if not said:
        return real
    return timezone.localtime(real).replace(year=said.year, month=said.month, day=said.day).astimezone(real.tzinfo)


@contextmanager
def lived_again(day: date) -> Iterator[None]:
    """A past day as if it were today: the invented council's two years are lived so, a day after the other."""
    token = _lived_again.set(day)
    try:
        yield
    finally:
        _lived_again.reset(token)
