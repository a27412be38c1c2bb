"""What waits for somebody: in one plan, in every plan that a person may see, and what waits for her herself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from goldthread.plan.live.escalation import Escalation
from goldthread.plan.model import Action
from goldthread_site.owners.led import Lead
from goldthread_site.plans import models


@dataclass(frozen=True, slots=True)
class Waits:
    """An escalation, its action and its plan."""

    plan: models.Plan
    action: Action
    escalation: Escalation


def in_order(found: Iterable[Escalation], *, as_at: str) -> list[Escalation]:
    """Those whose reply is overdue first, then by the day on which one is wanted."""
    return sorted(found, key=lambda each: (not each.waits(as_at=as_at), each.reply_by or "9999", each.on))


def across(person, *, capability: str = "plan.see") -> list[Waits]:
    """Every open one of the running plans, and of the sections, where the person holds the capability: two queries."""
    rows = models.Escalation.objects.filter(ended=False, plan__closed_on=None).select_related("plan")
    places = person.places_seen(capability)
    if places is not None:
        rows = rows.filter(plan__in={plan for plan, _ in places})
    rows = list(rows)
    wanted = Q(pk__in=[])
    for row in rows:
        wanted |= Q(plan=row.plan_id, key=row.action)
    actions = models.Action.objects.filter(wanted, withdrawn=False) if rows else ()
    by_key = {(row.plan_id, row.key): row for row in actions}
    seen = None if places is None else set(places)
    return [
        Waits(row.plan, action.read, row.read) for row in rows
        if (action := by_key.get((row.plan_id, row.action)))
        and (seen is None or (row.plan_id, "") in seen or (row.plan_id, action.section) in seen)
    ]  # fmt: skip


def taken_to(person) -> list[Waits]:
    """What was taken to this person and is open, where she may answer it herself."""
    found = across(person, capability="plan.act")
    if not found:
        return []
    lead = Lead(person)
    return [] if lead.has_left else [each for each in found if lead.is_named(each.escalation.to, each.plan.pk)]


def is_named(person, escalation: Escalation, plan: int) -> bool:
    """Whether it was taken to this person."""
    lead = Lead(person)
    return not lead.has_left and lead.is_named(escalation.to, plan)
