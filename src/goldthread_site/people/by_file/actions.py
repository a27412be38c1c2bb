"""Puts a file of people in: every row, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.db import IntegrityError, transaction

from goldthread.errors import UserError
from goldthread_site.people import actions
from goldthread_site.people.by_file.outcomes import REFUSED, Outcome, judged, mark_of
from goldthread_site.people.by_file.reading import Row
from goldthread_site.people.models import User


class LookAgain(UserError):
    """What would happen is not what was looked at, or not all of it can."""


class Added(NamedTuple):
    """A person with a new account, and the path of the link with which she chooses a password."""

    person: User
    path: str


class Done(NamedTuple):
    """What became of the file."""

    added: list[Added]
    changed: int


def put_in(rows: Sequence[Row], *, by: User | None, why: str, seen: str | None = None) -> Done:
    """Makes the accounts and gives the rights. ``seen`` is the mark of the outcomes that a person looked at."""
    try:
        with transaction.atomic():
            outcomes = judged(rows, by=by, why=why)
            _refuse(outcomes, seen)
            return _put(outcomes, by)
    except IntegrityError:
        raise LookAgain("Somebody else added one of these people meanwhile", try_="Look at the list again") from None


def _refuse(outcomes: Sequence[Outcome], seen: str | None) -> None:
    if bad := [one for one in outcomes if one.kind == REFUSED]:
        first = bad[0]
        raise LookAgain(
            f"Line {first.row.line} cannot be taken: {first.said[:300].rstrip('.')}",
            try_="Nothing was saved. Mend the file and choose it again",
        )  # fmt: skip
    if seen is not None and seen != mark_of(outcomes):
        raise LookAgain("Something changed since you looked", try_="Look at the list again. Nothing was saved")


def _put(outcomes: Sequence[Outcome], by: User | None) -> Done:
    here: dict[str, User] = {}
    new: list[User] = []
    for one in outcomes:
        key = one.row.username.casefold()
        if one.begins:
            here[key] = _added(one, by)
            new.append(here[key])
        elif one.describes or one.gives:
            _changed(one, here.get(key) or one.person, by)
    changed = {one.row.username.casefold() for one in outcomes if one.kind == "changed"}
    paths = actions.hand_out_links(by=by, people=new)
    return Done([Added(person, path) for person, path in zip(new, paths, strict=True)], len(changed))


def _added(one: Outcome, by: User | None) -> User:
    who = {"username": one.row.username, "full_name": one.row.full_name, "email": one.row.email}
    return actions.add_person(by=by, why=one.why, role=one.role.key, place=one.place, until=one.until, **who)


def _changed(one: Outcome, person: User, by: User | None) -> None:
    if one.describes:
        said = {"full_name": one.row.full_name, "email": one.row.email or person.email}
        actions.describe(by=by, why=one.why, person=person, **said)
    if one.gives:
        actions.give(by=by, why=one.why, person=person, role=one.role.key, place=one.place, until=one.until)
