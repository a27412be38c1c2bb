"""Ways to let chance choose."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random


def weighted(chance: Random, shares: dict[str, float]) -> str:
    """One of some words, each as often as its share says."""
    return chance.choices(list(shares), weights=list(shares.values()))[0]


def some_day(chance: Random, first: date, last: date) -> date:
    """A day from the first to the last; the first where the last lies before it."""
    return first + timedelta(days=chance.randint(0, max(0, (last - first).days)))


def days_after(chance: Random, day: date, least: int, most: int) -> date:
    """A day so many days later."""
    return day + timedelta(days=chance.randint(least, most))


def day_within_months(chance: Random, start: date, months: int, due: date, slack: int) -> date:
    """A day in the last `slack` days before work falls due; now and then the very day, where rules are misread first."""
    return due if chance.random() < 0.1 else max(start, due - timedelta(days=chance.randint(0, slack)))
