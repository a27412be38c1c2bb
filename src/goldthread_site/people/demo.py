"""The invented people of the demo. Real ones are made with `goldthread add-person`."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from goldthread_site.look.clock import today
from goldthread_site.people.models import User


class DemoPerson(NamedTuple):
    """A sign-in of the demo; a visitor's right ends ``for_days`` after the demo was loaded."""

    username: str
    full_name: str
    role: str
    password: str
    email: str = ""
    for_days: int | None = None


def demo_people() -> list[DemoPerson]:
    """The people in `demo.toml`."""
    kept = tomllib.loads(Path(__file__).with_name("demo.toml").read_text(encoding="utf-8"))
    return [DemoPerson(password=kept["password"], **person) for person in kept["people"]]


def load_demo_people() -> list[DemoPerson]:
    """Makes the accounts that are missing; the list of all."""
    people = demo_people()
    there = set(User.objects.filter(username__in=[p.username for p in people]).values_list("username", flat=True))
    for person in people:
        if person.username not in there:
            _add(person)
    return people


def _add(person: DemoPerson) -> None:
    until = today() + timedelta(days=person.for_days) if person.for_days else None
    names = {"full_name": person.full_name, "email": person.email}
    User.objects.create_user(person.username, person.password, role=person.role, until=until, **names)


def known_sign_ins() -> list[User]:
    """The open accounts that still have the password of the demo, which anybody may read."""
    passwords = {person.username: person.password for person in demo_people()}
    there = User.objects.filter(username__in=passwords, is_active=True)
    return [person for person in there if person.check_password(passwords[person.username])]
