"""Plans for adoption: how far they come, how long they take, and which are given up."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.care.draws import days_after, some_day
from goldthread.synthetic.children.care.life import Adoption, Life, Stay
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import age_on, months_after

_ADOPTED = ("E11", "E12")


def drawn(making: Making, life: Life, stay: Stay) -> Adoption | None:
    """The plan for adoption of a stay, `None` where there is none; late or not is settled before its days are."""
    if stay.care.reason in _ADOPTED and stay.end:
        return _carried_through(making, life, stay, stay.end)
    age = age_on(life.child.born, stay.start) if life.child.born else 9
    if age < 6 and making.happens(0.25):
        return _not_carried_through(making, life, stay)
    return None


def _carried_through(making: Making, life: Life, stay: Stay, adopted: date) -> Adoption:
    latest_day, in_time = adopted - timedelta(days=75), months_after(stay.start, 14)
    can_be_late, can_be_in_time = latest_day > in_time, (latest_day - stay.start).days >= 200
    is_late = making.is_late(life.child.team_on(stay.start), stay.start) or making.happens(0.25)
    if (is_late or not can_be_in_time) and can_be_late:
        placed = some_day(making.chance, in_time + timedelta(days=1), latest_day)
    elif making.happens(0.1) and can_be_late:
        placed = in_time
    else:
        placed = some_day(making.chance, stay.start + timedelta(days=200), min(in_time, latest_day))
    found = _steps(making, stay.start, placed)
    found.adopted, found.by_carer = adopted, making.happens(0.25)
    return found


def _steps(making: Making, start: date, placed: date) -> Adoption:
    """Decision, placement order and match on the way to moving in; some are matched before the order."""

    def on_the_way(least: float, most: float) -> date:
        return start + timedelta(days=int((placed - start).days * making.chance.uniform(least, most)))

    ordered = on_the_way(0.55, 0.7) if making.happens(0.9) else None
    matched = on_the_way(0.5, 0.54) if making.happens(0.15) else on_the_way(0.75, 0.97)
    return Adoption(on_the_way(0.3, 0.48), ordered, matched, placed)


def _not_carried_through(making: Making, life: Life, stay: Stay) -> Adoption | None:
    """A plan that is given up, or for which she still waits, or has moved in but is not adopted yet."""
    last = stay.last_day(making.council.as_at)
    decided = days_after(making.chance, stay.start, 100, 300)
    if decided + timedelta(days=40) >= last:
        return None
    first = decided + timedelta(days=30)
    if stay.end or making.happens(0.4) or (last - decided).days > 900:
        return Adoption(decided, reversed=some_day(making.chance, first, min(last, decided + timedelta(days=600))))
    if making.happens(0.4) and (last - stay.start).days > 200:
        soonest = max(first + timedelta(days=100), last - timedelta(days=200))
        return (
            _steps(making, stay.start, some_day(making.chance, soonest, last)) if soonest < last else Adoption(decided)
        )
    return Adoption(decided, ordered=first if making.happens(0.7) else None)
