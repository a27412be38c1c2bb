"""The past day that a person is looking at: every address of that plan's pages keeps it, and every page says it.

It is set once a request (`plans/past_day.py`), as the language of a page is, so that no view, presenter or template
hands it on. `kept` is the one place where an address gets its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import NamedTuple

from django.urls import reverse


class Looking(NamedTuple):
    """The address below which all pages are of one plan, and the past day on which it is looked at."""

    below: str
    day: date


_looking: ContextVar[Looking | None] = ContextVar("looking", default=None)


@contextmanager
def one_request() -> Iterator[None]:
    """A request begins with today, and what it looked at ends with it."""
    token = _looking.set(None)
    try:
        yield
    finally:
        _looking.reset(token)


def look_at(day: date, *, below: str) -> None:
    """From here on the request is about ``day``, for the plan whose pages are ``below`` this address."""
    _looking.set(Looking(below, day))


def day_looked_at() -> date | None:
    """The past day of the page; ``None`` on today's."""
    looking = _looking.get()
    return looking.day if looking else None


def kept(address: str) -> str:
    """The address with the past day in it, where it is one of the plan that is looked at."""
    looking = _looking.get()
    if looking is None or not address.startswith(looking.below):
        return address
    return f"{address}{'&' if '?' in address else '?'}as_at={looking.day.isoformat()}"


def href(view: str, *args, **query) -> str:
    """Where the page ``view`` is, with the past day and with what ``query`` asks; nothing is asked with ``None``."""
    asked = {name: value for name, value in query.items() if value not in (None, "")}
    return kept(reverse(view, args=args, query=asked or None))
