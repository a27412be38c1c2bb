"""How many are in care, who comes back, how they leave, and how many social workers they have had."""

from __future__ import annotations

from datetime import date

from goldthread.synthetic.children.care.life import Life, Snapshot, Stay
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import has_lasted_months, is_within_months

_TO_FAMILY = ("E41", "E45", "E46", "E47", "E48")


def live(making: Making, life: Life) -> None:
    """Say LA13 of each time she entered care and LA11 of the last time she left it in a financial year."""
    for stay in life.in_care:
        came_back = any(_has_just_left(before, stay.start) for before in life.in_care if before is not stay)
        making.truth.case("LA13", stay.start, life.child.team_on(stay.start), int(came_back))
        if stay.end and not any(_leaves_again(after, stay.end) for after in life.in_care if after is not stay):
            _say_left(making, life, stay, stay.end)


def look(making: Making, at: Snapshot) -> None:
    """Say LA10 and LA12 of a child in care on a day."""
    workers = {
        one.worker
        for one in at.life.child.involvements
        if one.start <= at.day and (one.end is None or one.end > at.day or not has_lasted_months(one.end, at.day, 12))
    }
    making.truth.case("LA10", at.day, at.team, int(len(workers) >= 3))
    making.truth.case("LA12", at.day, at.team, 1, 0)


def _has_just_left(before: Stay, day: date) -> bool:
    return before.end is not None and before.end <= day and is_within_months(before.end, day, 12)


def _leaves_again(after: Stay, day: date) -> bool:
    return after.end is not None and after.end > day and _financial_year(after.end) == _financial_year(day)


def _financial_year(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def _say_left(making: Making, life: Life, stay: Stay, day: date) -> None:
    team = life.child.team_on(day)
    if stay.care.reason:
        making.truth.case("LA11", day, team, int(stay.care.reason in _TO_FAMILY))
    else:
        making.truth.cannot_say("LA11", day, team)
