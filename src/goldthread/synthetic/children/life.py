"""The life of one invented child with the council, from her first contact to the day of the extract."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children import care
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import months_after
from goldthread.synthetic.children.journey import front_door
from goldthread.synthetic.children.journey.episode import referred
from goldthread.synthetic.children.journey.going import Going
from goldthread.synthetic.children.journey.practice import supervise
from goldthread.synthetic.children.journey.protection_plan import plan_of_another_council
from goldthread.synthetic.children.person import born_before, person
from goldthread.synthetic.children.snapshots import say_snapshots

_KINDS = {"known": 0.925, "in care before": 0.06, "care leaver": 0.015}
# How busy the front door is, January to December: schools refer less in August, and more before the long holidays.
_BUSY = (1.0, 0.98, 1.1, 0.9, 1.02, 1.08, 1.06, 0.72, 0.96, 1.12, 1.1, 0.84)
_FIRST_KNOWN_DAY = date(2012, 3, 1)
# Children are known from so many days before the first day that is shown, so that its figures are not those of a start.
HISTORY = 730


def live(making: Making, number: int) -> None:
    """Make up one child: write her rows, and say what is true of her."""
    making.begin(number)
    kind = making.one_of(_KINDS)
    if kind == "care leaver":
        age = making.between(17 * 365 + 20, 25 * 365)
        care.leaver(making, person(making, making.council.as_at - timedelta(days=age)))
        making.list_planted()
        return
    first = _first_contact(making) if kind == "known" else _before_the_first_day(making)
    born = born_before(making, first)
    going = Going(making, person(making, born), months_after(born, 18 * 12))
    if kind == "known":
        _come_and_go(going, first)
    else:
        _come_into_care(going, first)
    _say_all(going)


def _first_contact(making: Making) -> date:
    begun = making.council.first_day - timedelta(days=HISTORY)
    days = (making.council.as_at - begun).days
    while True:
        day = begun + timedelta(days=making.between(0, days))
        if making.happens(_BUSY[day.month - 1] / 1.12):
            return _mostly_working(making, day)


def _before_the_first_day(making: Making) -> date:
    back = int(8 * 365 * making.chance.random() ** 2) + 30
    return max(making.council.first_day - timedelta(days=back), _FIRST_KNOWN_DAY)


def _mostly_working(making: Making, day: date) -> date:
    if day > making.council.as_at or not making.happens(0.85):
        return day
    working = making.working_day_on_or_after(day)
    return working if working <= making.council.as_at else day


def _come_into_care(going: Going, first: date) -> None:
    entered = going.after(first, 10, 60)
    end = referred(going, first, into_care_on=entered if entered < going.adult_on else None)
    if end and going.making.happens(0.3):
        _come_and_go(going, going.after(end, 30, 700))


def _come_and_go(going: Going, day: date | None) -> None:
    """Contact after contact, for as long as there are any."""
    making = going.making
    if making.happens(0.01):
        plan_of_another_council(going, going.child.born or making.council.first_day)
    while day and day <= going.as_at and day < going.adult_on:
        if making.happens(0.52 if not going.child.referred_on else 0.75):
            over = referred(going, day)
            day = _next_contact(going, over) if over else None
        else:
            decided = front_door.contact(going, day, leads_on=False)
            if decided and making.happens(0.15):
                front_door.early_help(going, decided)
            day = _later(going, decided, 700) if decided and making.happens(0.5) else None


def _next_contact(going: Going, over: date) -> date | None:
    """More than half come again, most of them soon, some just within or just outside 12 months of their referral."""
    making = going.making
    if not making.happens(0.62):
        return None
    year_on = months_after(max(going.child.referred_on, default=over), 12)
    if making.happens(0.1) and year_on - timedelta(days=6) > over:
        return year_on + timedelta(days=making.between(-4, 4))
    return _later(going, over, 900)


def _later(going: Going, day: date, most: int) -> date:
    days = 8 + int(most * going.making.chance.random() ** 3)
    return _mostly_working(going.making, day + timedelta(days=days))


def _say_all(going: Going) -> None:
    making, child = going.making, going.child
    child.settle_allocations()
    supervise(going)
    for measure, day, met in child.to_say:
        making.truth.share(measure, day, child.team_on(day), met)
    say_snapshots(making, child)
    if child.care:
        care.live(making, child)
    elif (breaks := _short_breaks_from(going)) is not None:
        care.live(making, child, breaks)
    making.list_planted(child)


def _short_breaks_from(going: Going) -> date | None:
    """The day from which a disabled child in need has short breaks, for a few."""
    plans = [one for one in going.child.cin_plans if one.end is None or one.end > one.start]
    if not (going.child.is_disabled and plans and going.making.happens(0.2)):
        return None
    day = going.after(plans[-1].start, 5, 40)
    return day if day <= (plans[-1].end or going.as_at) else None
