"""Slow and obvious ways to count invented rows once more, as they stand in their files."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache


@cache
def day_of(text: str) -> date | None:
    """The day in a column; `None` where it is blank or is not one."""
    try:
        return datetime.strptime(text[:10], "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None


def months_passed(start: date, end: date) -> float:
    """The months from one day to another; each month counts as 31 days, so that the same day next month is one on."""
    return (end.year - start.year) * 12 + end.month - start.month + (end.day - start.day) / 31


def periods_of_care(episodes: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    """The episodes of each period of care, in order."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in episodes:
        found.setdefault(row["clae_cla_id"], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (day_of(row["clae_cla_episode_start_date"]), row["clae_cla_episode_id"]))
    return found
