"""What stands for an owner in a list's address: her number in the directory, else a digest of the name."""

from __future__ import annotations

from typing import NamedTuple

from goldthread.plan.model import Plan
from goldthread_site.owners.known import Known, directory
from goldthread_site.plans.filters import Keys, by_digest
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.owners.named import settled


class ByNumber:
    """The keys under which a lead of a settled plan can be asked for; the holder of a post stands beside the post."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._named = {party.called: party for party in known.parties.values()}

    def __call__(self, name: str) -> tuple[tuple[str, str], ...]:
        party = self._named.get(name)
        if party is None:
            return by_digest(name)
        both = dict.fromkeys((party, self._known.bearer(party)))
        return tuple((key_of(each.pk), each.called) for each in both)


def key_of(party: int) -> str:
    """What stands for a party in an address."""
    return f"p{party}"


class WithOwners(NamedTuple):
    """A plan for a list, what stands for a lead in its address, and the directory."""

    plan: Plan
    keys: Keys
    known: Known


def with_owners(it: Opened) -> WithOwners:
    """The plan for a list, each settled name as the directory has it, and what stands for a lead in the address.

    A past day is shown in the plan's own words of that day.
    """
    known = directory([it.row.pk])
    if it.at is not None:
        return WithOwners(it.plan, by_digest, known)
    return WithOwners(settled(it.plan, known, it.row.pk), ByNumber(known), known)
