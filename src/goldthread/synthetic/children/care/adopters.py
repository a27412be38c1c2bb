"""Families who ask to adopt: two stages of assessment, each with its months."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.care.draws import days_after, some_day
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import is_within_months, months_after

_STAGES = (("AD05", 2), ("AD06", 4))


def beside_children(making: Making) -> None:
    """Write the families of a council, or of one area of it, and say AD05 and AD06 with who is overdue."""
    for _ in range(max(20, making.council.children // 120)):
        started = some_day(making.chance, making.council.first_day - timedelta(days=300), making.council.as_at)
        _family(making, started)


def _family(making: Making, started: date) -> None:
    as_at = making.council.as_at
    left = days_after(making.chance, started, 20, 260) if making.happens(0.12) else None
    left = left if left and left <= as_at else None
    days: list[date | None] = [None, None, None, None]
    begun: date | None = started
    for stage, (measure, months) in enumerate(_STAGES):
        if begun is None or begun > (left or as_at):
            break
        ended = _ended(making, begun, months)
        ended = ended if ended <= (left or as_at) else None
        days[2 * stage : 2 * stage + 2] = begun, ended
        _say(making, measure, months, begun, ended, left)
        begun = days_after(making.chance, ended, 0, 150) if ended else None
    making.rows.row(
        "local_adopters",
        adopter_id=making.new_id(f"ADO{making.council.area}-"),
        family_id=making.new_id(f"FAM{making.council.area}-"),
        stage1_started=days[0],
        stage1_ended=days[1],
        stage2_started=days[2],
        stage2_ended=days[3],
        left_process=left,
    )


def _ended(making: Making, begun: date, months: int) -> date:
    due = months_after(begun, months)
    if making.is_late("", begun):
        return days_after(making.chance, due, 1, 90)
    return due if making.happens(0.15) else some_day(making.chance, begun + timedelta(days=25), due)


def _say(making: Making, measure: str, months: int, begun: date, ended: date | None, left: date | None) -> None:
    """Say how long a stage took, and at each month's end before whether it had gone on too long."""
    if ended:
        making.truth.case(measure, ended, "", int(is_within_months(begun, ended, months)))
    over = min((day for day in (ended, left) if day), default=None)
    for day in making.council.month_ends_between(begun, over):
        making.truth.case(f"{measure}O", day, "", int(not is_within_months(begun, day, months)))
