"""Which reminders are due on a day, and which of them were not sent yet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from goldthread.plan.asked import Ask
from goldthread_site.my.asking import AskedIn, asked_of_person
from goldthread_site.my.models import Reminder
from goldthread_site.my.whose import Mine
from goldthread_site.people.models import User


@dataclass(frozen=True, slots=True)
class Due:
    """One action that its owner is written to about; ``about`` names each reminder that this e-mail counts as."""

    asked_in: AskedIn
    ask: Ask
    about: tuple[str, ...]


@cache
def when() -> dict:
    """The days, from `reminders.toml`."""
    return tomllib.loads(Path(__file__).with_name("reminders.toml").read_text(encoding="utf-8"))


def people_with(*capabilities: str) -> list[User]:
    """Everybody who holds one of the capabilities in some plan and has not left."""
    able = [
        person for person in User.objects.filter(is_active=True).order_by("pk")
        if any(person.plans_seen(name) != frozenset() for name in capabilities)
    ]  # fmt: skip
    return [person for person in able if not Mine(person).has_left]


def due_for(person: User, *, as_at: date) -> list[Due]:
    """What the person is to be written to about on ``as_at``, and was not yet; the latest first."""
    found = [
        Due(each, ask, about)
        for each in asked_of_person(person, as_at=as_at)
        for ask in each.asked.wanted
        if (about := reminders_of(each.plan.pk, ask, as_at=as_at))
    ]
    sent = set(Reminder.objects.filter(person=person).values_list("about", flat=True))
    due = [Due(each.asked_in, each.ask, left) for each in found if (left := _not_in(each.about, sent))]
    return sorted(due, key=lambda each: (-each.ask.days_late, each.ask.due or date.max))


def _not_in(about: tuple[str, ...], sent: set[str]) -> tuple[str, ...]:
    """What was not sent. Of the days that have gone by only the last counts: nobody is written to for each of them."""
    return () if about[-1] in sent else tuple(each for each in about if each not in sent)


def reminders_of(plan: int, ask: Ask, *, as_at: date) -> tuple[str, ...]:
    """Each reminder of the action whose day has come; a date that moved has reminders of its own."""
    if ask.due is None:  # it comes round with an event, or has no date: once a month
        return (f"plan {plan}, action {ask.action.id}, asked in {as_at:%Y-%m}",)
    before = [-days for days in sorted(when()["days_before"], reverse=True)] if as_at <= ask.due else []
    after = sorted(when()["days_after"]) if not ask.recurs else []
    come = [days for days in (*before, *after) if ask.due + timedelta(days=days) <= as_at]
    return tuple(f"plan {plan}, action {ask.action.id}, due {ask.due}, {days:+d} days" for days in come)
