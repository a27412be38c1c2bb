"""Every change of people and their rights: one transaction, a revision in the chain of plan 0, a reason.

The trail stands below the people among the rooms; this file is the one that reaches down to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from goldthread.errors import UserError
from goldthread_site.look.clock import moment, today
from goldthread_site.people import giving
from goldthread_site.people.models import ApiToken, Grant, User
from goldthread_site.people.places import Place
from goldthread_site.people.roles import Role, roles
from goldthread_site.trail.record import Change, record

CHAIN = 0  # rights are no part of a plan: they have a chain of their own
LINK_HANDED_OUT = "A link to choose a password was handed out"
_LAST = "nobody else could give rights or help people in"


@transaction.atomic
def add_person(
    *, by: User | None, why: str, username: str, full_name: str, role: str, place: Place, email: str = "",
    until: date | None = None, password: str | None = None,
) -> User:  # fmt: skip
    """A new account with its first right. Without a password it opens by a link that is used once.

    ``by`` is ``None`` on the server's command line only: the change then stands under the new person's own name.
    """
    if User.objects.filter(username__iexact=username).exists():
        raise UserError(f"“{username}” is taken", try_="Choose another sign-in name")
    person = User(username=username, full_name=full_name, email=email)
    person.set_password(password)
    person.save()
    _record(by or person, why, _account(person))
    _give(by=by, why=why, person=person, role=role, place=place, until=until)
    return person


@transaction.atomic
def give(
    *,
    by: User | None,
    why: str,
    person: User,
    role: str,
    place: Place,
    until: date | None = None,
    from_day: date | None = None,
) -> Grant:
    """One more right for the person; her sessions end, so that it counts from her next sign-in.

    ``by`` is ``None`` on the server's command line only, here and below: it stands under the person's own name.
    """
    locked = _locked(person)
    if not locked.is_active:
        raise UserError(f"The account of {person.full_name} is closed", try_="Open it again before you give a right")
    grant = _give(by=by, why=why, person=locked, role=role, place=place, until=until, from_day=from_day)
    _end_sessions(locked)
    return grant


@transaction.atomic
def end(*, by: User, why: str, grant: Grant) -> None:
    """Ends a right at once, and every session of the person."""
    _reason(why)
    person = _locked(grant.person)
    kept = Grant.objects.select_for_update(of=("self",)).get(pk=grant.pk)
    if kept.ended_on is not None:
        raise UserError("This right was ended already")
    if not giving.may_end(by, kept):
        raise UserError("You may end only rights that you hold yourself", try_="Ask an administrator")
    if _keeps_the_keys(kept) and not _others_with_the_keys(besides=[kept.pk]):
        raise UserError("This right cannot be ended", why=_LAST, try_="Make another person administrator first")
    kept.ended_on = today()
    kept.save()
    _record(by, why, _right(kept))
    _end_sessions(person)


@transaction.atomic
def close_account(*, by: User, why: str, person: User) -> None:
    """Closes an account: its sessions and API tokens end, its rights count for nothing. What the person did stays."""
    _reason(why)
    _administrators_only(by)
    person = _locked(person)
    hers = [grant.pk for grant in person.all_grants if _keeps_the_keys(grant)]
    if hers and not _others_with_the_keys(besides=hers):
        raise UserError(
            f"The account of {person.full_name} cannot be closed", why=_LAST,
            try_="Make another person administrator first",
        )  # fmt: skip
    _set_open(by, why, person, False)


@transaction.atomic
def open_account(*, by: User, why: str, person: User) -> None:
    """Opens a closed account again, with the rights that still count."""
    _reason(why)
    _administrators_only(by)
    _set_open(by, why, _locked(person), True)


@transaction.atomic
def describe(*, by: User | None, why: str, person: User, full_name: str, email: str, seen: str | None = None) -> None:
    """Changes the person's name and address. The address may be how the council's directory knows her.

    ``seen`` is the mark of the details that the writer had before her: refused where somebody changed them since.
    """
    _reason(why)
    if by is not None:
        _administrators_only(by)
    person = _locked(person)
    if seen is not None and seen != person.details_mark:
        raise UserError(
            "Somebody changed these details while you were writing",
            where=f"{person.full_name}, {person.email or 'no address'}",
            try_="Yours are below: press Save again to put them in place of these",
        )  # fmt: skip
    person.full_name, person.email = full_name, email
    person.save(update_fields=["full_name", "email"])
    _record(by or person, why, _account(person))


@transaction.atomic
def hand_out_link(*, by: User, person: User) -> str:
    """The path of a link with which the person chooses a password, once, within three days."""
    from goldthread_site.people.links import path_of_link

    person = _locked(person)
    if not person.is_active:
        raise UserError(f"The account of {person.full_name} is closed", try_="Open it again first")
    if not giving.may_help(by, person):
        raise UserError("You may give a sign-in link only to people whose rights you hold yourself",
                        try_="Ask an administrator")  # fmt: skip
    _record(by, LINK_HANDED_OUT, _account(person))
    return path_of_link(person)


@transaction.atomic
def hand_out_links(*, by: User | None, people: Sequence[User]) -> list[str]:
    """The paths of links for people whom ``by`` has just added, in one go."""
    from goldthread_site.people.links import path_of_link

    for person in people if by is None else ():
        _record(person, LINK_HANDED_OUT, _account(person))
    if by is not None:
        _record(by, LINK_HANDED_OUT, *map(_account, people))
    return [path_of_link(person) for person in people]


@transaction.atomic
def forget_second_step(*, by: User, why: str, person: User) -> None:
    """Takes the person's second step away, where its device is lost; her sessions end."""
    from allauth.mfa.models import Authenticator

    _reason(why)
    _administrators_only(by)
    person = _locked(person)
    Authenticator.objects.filter(user=person).delete()
    _record(by, why, _account(person))
    _end_sessions(person)


@transaction.atomic
def password_changed(*, person: User) -> None:
    """Writes down that the person chose a new password. The password itself ends her other sessions."""
    _record(person, "A new password was chosen", _account(person))


def _give(
    *,
    by: User | None,
    why: str,
    person: User,
    role: str,
    place: Place,
    until: date | None,
    from_day: date | None = None,
) -> Grant:
    _reason(why)
    begins, given_role = from_day or today(), roles().get(role)
    if given_role is None:
        raise UserError("There is no such role", try_="Choose one of the list")
    if by is not None and not giving.may_give(by, given_role, place, until):
        raise UserError("You may give only rights that you hold yourself, for as long as you hold them",
                        try_="Ask an administrator")  # fmt: skip
    _check_days(given_role, begins, until)
    same = {"role": role, "plan": place.plan, "section": place.section, "from_day__lte": begins, "until_day": until}
    if Grant.objects.filter(person=person, ended_on=None, **same).exists():  # ended once, the other would go on
        raise UserError(f"{person.full_name} has this right already", try_="Look at the list of rights")
    grant = Grant.objects.create(
        person=person, role=role, plan=place.plan, section=place.section, from_day=begins, until_day=until,
        given_by=by, given_at=timezone.now(), why=why,
    )  # fmt: skip
    _record(by or person, why, _right(grant))
    return grant


def _check_days(role: Role, begins: date, until: date | None) -> None:
    if role.must_end and until is None:
        raise UserError(f"Say on which day the right ends: the {role.name} is a visitor, whose right must end")
    if until is not None and until < max(begins, today()):
        raise UserError("The last day is over before the right begins", try_="Choose a later day")


def _reason(why: str) -> None:
    if not why.strip():
        raise UserError("Say why. The reason is kept with the change")


def _administrators_only(by: User) -> None:
    if not by.can("people.run"):
        raise UserError("Only an administrator may do this", try_="Ask one")


def _locked(person: User) -> User:
    """The account as it is now, held until this change is made."""
    return User.objects.select_for_update().get(pk=person.pk)


def _keeps_the_keys(grant: Grant) -> bool:
    """Whether the right lets a person look after all people for good."""
    role = roles().get(grant.role)
    lasts = grant.ended_on is None and grant.until_day is None and grant.from_day <= today()
    return bool(lasts and grant.plan is None and role and "people.run" in role.capabilities)


def _others_with_the_keys(*, besides: list[int]) -> bool:
    holding = [key for key, role in roles().items() if "people.run" in role.capabilities]
    grants = Grant.objects.select_for_update(of=("self",)).filter(role__in=holding).exclude(pk__in=besides)
    return any(_keeps_the_keys(grant) for grant in grants.filter(person__is_active=True).order_by("pk"))


def _set_open(by: User, why: str, person: User, is_open: bool) -> None:
    if person.is_active == is_open:
        raise UserError(f"The account of {person.full_name} is {'open' if is_open else 'closed'} already")
    person.is_active = is_open
    person.save(update_fields=["is_active"])
    if not is_open:
        ApiToken.objects.filter(person=person, ended_at=None).update(ended_at=moment())
    _record(by, why, _account(person))
    _end_sessions(person)


def _end_sessions(person: User) -> None:
    """Every session of hers, on every device, ends at its next request."""
    User.objects.filter(pk=person.pk).update(session_mark=F("session_mark") + 1)


def _account(person: User) -> Change:
    value = {"username": person.username, "full_name": person.full_name, "open": person.is_active}
    return Change("people", str(person.pk), value | {"email": person.email})


def _right(grant: Grant) -> Change:
    value = {
        "person": grant.person_id, "role": grant.role, "plan": grant.plan, "section": grant.section,
        "from": grant.from_day.isoformat(), "until": grant.until_day.isoformat() if grant.until_day else None,
        "ended": grant.ended_on.isoformat() if grant.ended_on else None,
    }  # fmt: skip
    return Change("grants", str(grant.pk), value)


def _record(by: User, why: str, *changes: Change) -> None:
    record(plan=CHAIN, changes=changes, by=by, why=why.strip()[:500])
