"""Who may give which right. Nobody gives what she does not hold herself, an administrator apart."""

from __future__ import annotations

from datetime import date

from goldthread_site.look.clock import today
from goldthread_site.people.models import Grant, User
from goldthread_site.people.places import Place, places
from goldthread_site.people.roles import Role, roles


def holds(person: User, capability: str, place: Place, on: date | None = None) -> bool:
    """Whether she holds the capability for all of the place: every plan, all of one, or the section."""
    if place.plan is None:
        return person.can(capability, plan=-1, section="", on=on)  # of no plan there is: held for every plan only
    return person.can(capability, plan=place.plan, section=place.section, on=on)


def may_give(by: User, role: Role, place: Place, until: date | None = None) -> bool:
    """Whether ``by`` may give, or end, this role there until that day (or for good, where there is none)."""
    if by.can("people.run"):
        return True
    last = until or date.max
    wanted = role.capabilities | {"people.give"}
    return all(holds(by, name, place) and holds(by, name, place, last) for name in wanted)


def may_end(by: User, grant: Grant) -> bool:
    """Whether ``by`` may end the right: an administrator may; others where they could give its role there today."""
    if by.can("people.run"):
        return True
    role = roles().get(grant.role)
    place = Place(grant.plan, grant.section, "")
    return role is not None and all(holds(by, name, place) for name in role.capabilities | {"people.give"})


def _is_over(grant: Grant) -> bool:
    return grant.ended_on is not None or (grant.until_day is not None and grant.until_day < today())


def places_to_give(by: User) -> list[Place]:
    """Where ``by`` may give rights at all: what the other plans and their parts are called is not hers to read."""
    everywhere = by.can("people.run")
    return [place for place in places() if everywhere or holds(by, "people.give", place)]


def roles_to_give(by: User, places: list[Place]) -> list[Role]:
    """The roles that ``by`` may give somewhere, until today at least."""
    day = today()
    return [role for role in roles().values() if any(may_give(by, role, place, day) for place in places)]


def may_help(by: User, person: User) -> bool:
    """Whether ``by`` may hand out a sign-in link for ``person``: it opens all that she may do, today or later."""
    if by.can("people.run"):
        return True
    return by.can("people.give") and all(may_end(by, grant) for grant in person.all_grants if not _is_over(grant))
