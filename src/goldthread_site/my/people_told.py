"""Who is told of an update, and who must agree or check: by name where the plan says so, else by role."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread_site.owners.led import bare
from goldthread_site.people.models import User
from goldthread_site.plans.open_action import OpenAction


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody whom a sentence speaks of: “Ruth Calloway, the director”."""

    name: str
    role: str

    @property
    def whole(self) -> str:
        """The name and the role; the role alone where there is no name."""
        return f"{self.name}, {self.role}" if self.name else self.role

    @property
    def short(self) -> str:
        """The name, else the role."""
        return self.name or self.role


def sponsor_of(it: OpenAction, *, besides=None) -> Told:
    """Who agrees to a date and checks a proof: the plan's sponsor, else the one person who may."""
    if it.terms.sponsor and not (besides and bare(it.terms.sponsor) == bare(besides.get_full_name())):
        return Told(it.terms.sponsor, "the sponsor")
    return _only(it, "plan.agree", "the sponsor", besides)


def manager_of(it: OpenAction) -> Told:
    """Who runs the plan."""
    return _only(it, "plan.run", "the programme manager", None)


def _only(it: OpenAction, capability: str, role: str, besides) -> Told:
    able = [
        person for person in User.objects.filter(is_active=True)
        if person.can(capability, plan=it.plan.pk, section=it.row.section) and person != besides
    ]  # fmt: skip
    if len(able) != 1:
        return Told("", role)
    held = able[0].role_held
    return Told(able[0].get_full_name(), f"the {held.name}" if held else role)
