"""The days that a person may want to see a plan on: when the board met, and when something changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import Resolver404, resolve, reverse

from goldthread_site.look.clock import today
from goldthread_site.look.pieces import long_day
from goldthread_site.plans.models import Plan
from goldthread_site.plans.opened import Opened
from goldthread_site.trail.past import days_of_change, first_day

MOST_DAYS = 12


@dataclass(frozen=True, slots=True)
class Day:
    """A day to choose: its words, and the page that one came from on that day."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the page offers. ``came_from`` is the page below the plan's address, ``back`` where it is on its day."""

    came_from: str
    back: str
    first: str
    boards: tuple[Day, ...]
    changed: tuple[Day, ...]


def another_date(it: Opened, page: str) -> Page:
    """The page that chooses another day for ``page``."""
    now = today()
    first = first_day(it.row.pk) or now
    boards = sorted((date.fromisoformat(day) for day in _boards(it.row)), reverse=True)
    changed = days_of_change(it.row.pk, before=now, most=MOST_DAYS)

    def days(dates) -> tuple[Day, ...]:
        return tuple(Day(long_day(day), on_day(it.row.pk, page, day)) for day in dates)

    back = on_day(it.row.pk, page, it.as_at)
    past_boards = [day for day in boards if first <= day < now][:MOST_DAYS]
    return Page(page, back, long_day(first), days(past_boards), days(changed))


def _boards(plan: Plan) -> tuple[str, ...]:
    """The board's days as they are known today, whatever day is looked at."""
    return tuple((plan.value.get("terms") or {}).get("boards") or ())


def page_of_the_plan(plan: int, page: str) -> str:
    """The page below the plan's address, where there is such a page; else the plan's first one."""
    below = reverse("plans:overview", args=[plan])
    try:
        found = resolve(below + page)
    except Resolver404:
        return ""
    return page if found.kwargs.get("plan_id") == plan else ""


def on_day(plan: int, page: str, day: date) -> str:
    """The address of the page on that day; today's has no day in it."""
    address = reverse("plans:overview", args=[plan]) + page
    return f"{address}?as_at={day.isoformat()}" if day < today() else address
