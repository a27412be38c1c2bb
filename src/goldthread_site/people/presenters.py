"""People and their rights as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from goldthread_site.look.pieces import day
from goldthread_site.people import rights
from goldthread_site.people.forms import role_name
from goldthread_site.people.giving import may_end
from goldthread_site.people.models import Grant, Look, User
from goldthread_site.people.places import names

_PAGES = {
    "home": "the list of plans",
    "plans:overview": "the overview of the plan",
    "plans:actions": "the list of actions",
    "plans:action": "an action",
    "plans:recommendation": "a recommendation",
    "plans:costs": "the costs",
    "plans:check": "the plan check",
    "plans:download": "the choice of files",
    "plans:download_file": "a file of the plan",
    "people:sign_out": "signed out",
    "people:account": "her own account",
}


class RightShown(NamedTuple):
    """A right in words; ``state`` is empty for one that counts today."""

    grant: Grant
    role: str
    place: str
    days: str
    state: str
    may_end: bool


class PersonShown(NamedTuple):
    """A person in the list: the rights that count today, or the word for one who has none."""

    person: User
    rights: list[RightShown]
    state: str


class LookShown(NamedTuple):
    """A page that a visitor opened."""

    who: str
    at: str
    page: str
    place: str


def right_shown(grant: Grant, called: dict, as_at: date, by: User) -> RightShown:
    """One right; ``called`` is how each place is called."""
    gone = f"plan {grant.plan}, which was taken out" if grant.plan else ""
    place = called.get((grant.plan, grant.section)) or (f"{gone}: {grant.section}" if grant.section else gone)
    state = _state(grant, as_at)
    can_end = grant.ended_on is None and state != "over" and may_end(by, grant)
    return RightShown(grant, role_name(grant.role), place, _days(grant), state, can_end)


def _days(grant: Grant) -> str:
    until = f" until {day(grant.until_day)}" if grant.until_day else ""
    return f"from {day(grant.from_day)}{until}"


def _state(grant: Grant, as_at: date) -> str:
    if grant.ended_on is not None:
        return f"ended on {day(grant.ended_on)}"
    if grant.from_day > as_at:
        return "not yet"
    return "" if rights.counts(grant, as_at) else "over"


def person_shown(person: User, called: dict, as_at: date, by: User) -> PersonShown:
    """The person with the rights that count today."""
    shown = [right_shown(grant, called, as_at, by) for grant in person.grants_on(as_at)]
    state = "account closed" if not person.is_active else "" if shown else "may do nothing today"
    return PersonShown(person, shown, state)


def every_right(person: User, as_at: date, by: User) -> list[RightShown]:
    """All rights ever given, those that count first, then the newest."""
    called = names()
    shown = [right_shown(grant, called, as_at, by) for grant in reversed(person.all_grants)]
    return sorted(shown, key=lambda one: bool(one.state))


def looks_shown(looks: Iterable[Look]) -> list[LookShown]:
    """Looks in words, in their order."""
    called = names()
    return [_look(look, called) for look in looks]


def _look(look: Look, called: dict) -> LookShown:
    at = timezone.localtime(look.at)
    page = _PAGES.get(look.page) or look.page.replace("api:", "by a program: ")
    row = f" {look.key}" if look.key else ""
    place = called.get((look.plan, ""), f"plan {look.plan}") if look.plan else ""
    return LookShown(look.person.full_name, f"{day(at.date())}, {at:%H:%M}", f"{page}{row}", place)
