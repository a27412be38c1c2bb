"""Reviews of children in care: the first within 20 working days, the second 3 months on, then each half year."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from goldthread.synthetic.children.care.draws import days_after, some_day, weighted, working_days_later
from goldthread.synthetic.children.care.life import Life, Snapshot, Stay
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import (
    age_on,
    has_lasted_months,
    is_within_months,
    months_after,
    working_days_between,
)

_TOOK_PART = {"PN1": 46, "PN2": 6, "PN3": 5, "PN4": 8, "PN5": 14, "PN6": 14}


def live(making: Making, life: Life, stay: Stay) -> None:
    """Draw and write the reviews of a stay, and say of each whether she took part."""
    last = stay.last_day(making.council.as_at)
    due = _due(stay.start, 0)
    while (day := _held(making, life, stay, due)) <= last:
        stay.reviews.append(day)
        if making.happens(0.05):
            _write(making, stay, due, min(days_after(making.chance, due, -20, -1), day), True, "")
        _write(making, stay, due, day, False, _participation(making, life, stay, day))
        due = _due(day, len(stay.reviews))
    if stay.end is None and making.happens(0.3):
        _write(making, stay, due, None, False, "")


def look(making: Making, at: Snapshot) -> None:
    """Say LA01 and LA01O of a child in care on a day."""
    passed = working_days_between(at.stay.start, at.day)
    gaps = list(pairwise([at.stay.start, *(day for day in at.stay.reviews if day <= at.day), at.day]))
    kept = [_is_kept(place, *gap) for place, gap in enumerate(gaps)]
    if kept[-1] is None:
        making.truth.cannot_say("LA01O", at.day, at.team)
    else:
        making.truth.case("LA01O", at.day, at.team, int(not kept[-1]))
    if passed is None:
        making.truth.cannot_say("LA01", at.day, at.team)
    elif passed >= 20:
        judged = [
            is_kept for is_kept, (_, end) in zip(kept, gaps, strict=True) if not has_lasted_months(end, at.day, 12)
        ]
        making.truth.case("LA01", at.day, at.team, int(all(judged)))


def _is_kept(place: int, start: date, end: date) -> bool | None:
    if place == 0:
        passed = working_days_between(start, end)
        return None if passed is None else passed <= 20
    return is_within_months(start, end, 3 if place == 1 else 6)


def _due(day: date, reviews: int) -> date:
    if reviews == 0:
        return working_days_later(day, 20)
    return months_after(day, 3 if reviews == 1 else 6)


def _held(making: Making, life: Life, stay: Stay, due: date) -> date:
    """The day of the next review; late or not is settled first. None is held on the day of the one before."""
    before = stay.reviews[-1] if stay.reviews else stay.start
    if making.is_late(life.child.team_on(before), before):
        return days_after(making.chance, due, 3, 50)
    early = 10 if not stay.reviews else 30
    return due if making.happens(0.1) else some_day(making.chance, due - timedelta(days=early), due)


def _participation(making: Making, life: Life, stay: Stay, day: date) -> str:
    """How she took part, said of LA02 but for short breaks; the youngest are not asked."""
    child, team = life.child, life.child.team_on(day)
    if child.born and age_on(child.born, day) < 4:
        return "PN0"
    if making.happens(0.01):
        return "PN0"
    is_unsaid, is_absent = making.happens(0.03), making.is_late(team, day)
    if not stay.short_breaks:
        if is_unsaid or child.born is None:
            making.truth.cannot_say("LA02", day, team)
        else:
            making.truth.case("LA02", day, team, int(not is_absent))
    if is_unsaid:
        return making.chance.choice(("", "PN8"))
    return "PN7" if is_absent else weighted(making.chance, _TOOK_PART)


def _write(making: Making, stay: Stay, due: date, day: date | None, is_cancelled: bool, participation: str) -> None:
    review, column = making.new_id("CR"), "clar_cla_review_cancelled"
    is_blank = not is_cancelled and making.happens(0.3)
    making.rows.row(
        "ssd_cla_reviews",
        clar_cla_review_id=review,
        clar_cla_id=stay.care.id,
        clar_cla_review_due_date=due,
        clar_cla_review_date=day,
        clar_cla_review_cancelled="" if is_blank else making.flag(is_cancelled, "ssd_cla_reviews", review, column),
        clar_cla_review_participation=participation,
    )
    if participation == "PN8":
        what = "a code that says nothing of how a child took part in her review"
        making.plant("unknown code", "ssd_cla_reviews", review, "clar_cla_review_participation", what)
