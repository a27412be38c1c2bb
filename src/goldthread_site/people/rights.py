"""What a person may do: worked out from the rights that count on a day, with no query of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from goldthread_site.people.roles import Role, over_every_plan, roles


class Right(Protocol):
    """A grant: a role, where it counts, and from when until when."""

    role: str
    plan: int | None
    section: str
    from_day: date
    until_day: date | None
    ended_on: date | None


def counts(right: Right, on: date) -> bool:
    """Whether the right counts on the day; one that was ended no longer counts on the day of its end."""
    if right.ended_on is not None and right.ended_on <= on:
        return False
    return right.from_day <= on and (right.until_day is None or on <= right.until_day)


def role_of(right: Right) -> Role | None:
    """The role; ``None`` for one that the roles file no longer has, which gives nothing."""
    return roles().get(right.role)


def holding(rights: Iterable[Right], capability: str) -> list[Right]:
    """The rights whose role holds the capability."""
    return [right for right in rights if (role := role_of(right)) and capability in role.capabilities]


def reaches(right: Right, plan: int | None, section: str | None) -> bool:
    """Whether the right reaches the plan, and the section of it.

    ``section`` is ``None`` where a section is not asked for, and empty for a row that stands in no section: that one
    is reached by a right over the whole plan only.
    """
    if right.plan is not None and right.plan != plan:
        return False
    return section is None or right.section in ("", section)


def may(rights: Iterable[Right], capability: str, plan: int | None, section: str | None) -> bool:
    """Whether one of the rights holds the capability there; with no plan, anywhere that opens a page of no plan."""
    held = holding(rights, capability)
    if plan is None:
        return any(right.plan is None or capability not in over_every_plan() for right in held)
    return any(reaches(right, plan, section) for right in held)


def sections(rights: Iterable[Right], capability: str, plan: int) -> frozenset[str] | None:
    """The sections of the plan where the capability is held; ``None`` for all of it."""
    there = [right.section for right in holding(rights, capability) if reaches(right, plan, None)]
    return None if "" in there else frozenset(there)


def plans(rights: Iterable[Right], capability: str) -> frozenset[int] | None:
    """The plans where the capability is held, be it for a section alone; ``None`` for every plan."""
    there = [right.plan for right in holding(rights, capability)]
    return None if None in there else frozenset(there)
