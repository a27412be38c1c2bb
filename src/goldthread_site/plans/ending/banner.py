"""The calm banner that every page of a closed plan wears."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.plan.closing import Closing
from goldthread_site.look.pieces import long_day, shortened
from goldthread_site.plans.models import Plan
from goldthread_site.plans.presenters.names import NAME


@dataclass(frozen=True, slots=True)
class ClosedShown:
    """The banner of a closed plan; ``next`` is the number and the title of the plan that carries it on.

    ``end`` is the number of the plan, where the person may read how it ended.
    """

    on: str
    by: str
    next: tuple[int, str] | None
    deleted: str = ""
    end: int | None = None


def closed_shown(closing: Closing, plan: int, person) -> ClosedShown:
    """The banner; the next plan is named to whoever may see it."""
    row = None
    if closing.carried_to and person.can("plan.see", plan=closing.carried_to):
        row = Plan.objects.filter(pk=closing.carried_to).only("title").first()
    following = (row.pk, shortened(row.title or "the next plan", NAME)) if row else None
    deleted = long_day(closing.deleted) if closing.deleted else ""
    end = plan if person.can("plan.see", plan=plan, section="") else None
    return ClosedShown(long_day(closing.on), closing.by, following, deleted, end)
