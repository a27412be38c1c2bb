"""Ways to let chance choose."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from goldthread.synthetic.children.counted_days import working_day_after, working_days_between


def weighted(chance: Random, shares: dict[str, float]) -> str:
    """One of some words, each as often as its share says."""
    return chance.choices(list(shares), weights=list(shares.values()))[0]


def some_day(chance: Random, first: date, last: date) -> date:
    """A day from the first to the last; the first where the last lies before it."""
    return first + timedelta(days=chance.randint(0, max(0, (last - first).days)))


def days_after(chance: Random, day: date, least: int, most: int) -> date:
    """A day so many days later."""
    return day + timedelta(days=chance.randint(least, most))


def working_days_later(day: date, count: int) -> date:
    """The day on which so many working days have gone, or about that where bank holidays are not known."""
    about = day + timedelta(days=count * 7 // 5 + 1)
    if working_days_between(day, about + timedelta(days=30)) is None:
        return about
    return working_day_after(day, count) if count else day
