"""The invented people of the demo. Real ones are made with `manage.py add_person`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

from goldthread_site.people.models import User


class DemoPerson(NamedTuple):
    """A sign-in of the demo."""

    username: str
    full_name: str
    role: str
    password: str


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
            User.objects.create_user(person.username, person.password, full_name=person.full_name, role=person.role)
    return people
