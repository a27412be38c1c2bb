"""When children come into care, how they leave it, and who comes back."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.care.draws import days_after, weighted
from goldthread.synthetic.children.childhood import Care, Childhood
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import age_on, months_after

_ENTERED_UNDER = {"V2": 42, "C1": 36, "L1": 6, "L2": 4, "C2": 7, "L3": 1, "J2": 1}
_OLDER_ENTERED_UNDER = {"V2": 60, "C1": 18, "C2": 4, "L1": 5, "J1": 8, "J2": 3, "J3": 2}
_WENT_HOME = {"E4A": 60, "E4B": 22, "E13": 8, "E3": 3, "E8": 5, "E16": 2}
_LEFT_LATER = {
    "E4A": 30,
    "E4B": 8,
    "E13": 6,
    "E41": 7,
    "E45": 9,
    "E46": 4,
    "E47": 9,
    "E48": 3,
    "E3": 3,
    "E8": 6,
    "E16": 1,
    "E2": 0.4,
}
_GREW_UP = {"E17": 18, "E5": 40, "E6": 22, "E7": 4, "E8": 10, "E15": 1, "E4A": 5}
_GUILTY = {"E9": 30, "E14": 50, "E4A": 20}
_HOME = ("E4A", "E4B")


def periods(making: Making, child: Childhood, entered: date, referral_id: str) -> list[Care]:
    """Her periods of care from the day she first enters; the last has no end while she is in care."""
    found = [_period(making, child, entered, referral_id)]
    while (again := _entered_again(making, found[-1])) and not _is_grown_up(child, again):
        found.append(_period(making, child, again, referral_id))
    return found


def _period(making: Making, child: Childhood, entered: date, referral_id: str) -> Care:
    age = age_on(child.born, entered) if child.born else 9
    status = weighted(making.chance, _ENTERED_UNDER if age < 12 else _OLDER_ENTERED_UNDER)
    left, reason = _left(making, age, entered, status)
    grown_up = months_after(child.born, 18 * 12) if child.born else None
    if grown_up and left >= grown_up:
        left, reason = max(grown_up, entered + timedelta(days=1)), weighted(making.chance, _GREW_UP)
    if reason in ("E11", "E12") and status not in ("C1", "C2"):
        status = "C1"
    care = Care(making.new_id("CLA"), entered, left, reason, status, referral_id)
    if left > making.council.as_at:
        care.end, care.reason = None, ""
    elif making.happens(0.015):
        care.reason = ""
    return care


def _left(making: Making, age: int, entered: date, status: str) -> tuple[date, str]:
    chance = making.chance
    if status == "J1":
        return days_after(chance, entered, 10, 200), weighted(chance, _GUILTY)
    if age < 6 and making.happens(0.3):
        return days_after(chance, entered, 380, 1150), chance.choice(("E11", "E12"))
    how_long = chance.random()
    if how_long < 0.08:
        return days_after(chance, entered, 1, 27), weighted(chance, _WENT_HOME)
    if how_long < 0.28:
        return days_after(chance, entered, 28, 200), weighted(chance, _WENT_HOME)
    if how_long < 0.72:
        return entered + timedelta(days=200 + int(chance.expovariate(1 / 600))), weighted(chance, _LEFT_LATER)
    return entered + timedelta(days=7000), "E8"


def _entered_again(making: Making, care: Care) -> date | None:
    if care.end is None or care.reason not in _HOME or not making.happens(0.25):
        return None
    to_the_day = months_after(care.end, 12)
    again = making.chance.choice(
        (
            days_after(making.chance, care.end, 1, 120),
            days_after(making.chance, care.end, 60, 360),
            to_the_day if to_the_day.day == care.end.day else days_after(making.chance, care.end, 1, 9),
            to_the_day + timedelta(days=1),
            days_after(making.chance, to_the_day, 2, 200),
        )
    )
    return again if again <= making.council.as_at else None


def _is_grown_up(child: Childhood, day: date) -> bool:
    return child.born is not None and age_on(child.born, day) >= 17
