"""What a person owns, over all plans."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps

from goldthread.plan.model import Action
from goldthread_site.owners.known import directory, parties_of
from goldthread_site.owners.models import Party


def actions_of(person) -> list[tuple[object, Action]]:
    """Every action that this account leads, as (plan's row, core action), plan by plan in the plans' order.

    Those are hers too that a post leads which she holds, or a team for which she speaks. Four queries at most.
    """
    return actions_led_by(parties_of(person))


def actions_led_by(parties: Iterable[Party]) -> list[tuple[object, Action]]:
    """Every action that one of the parties leads, over all plans."""
    ids = {party.pk for party in parties}
    if not ids:
        return []
    known, actions = directory(), apps.get_model("plans", "Action")  # by name: the plans are a room above this one
    led = [
        pk
        for pk, plan, leads in actions.objects.order_by().exclude(leads="").values_list("pk", "plan_id", "leads")
        if any(party.pk in ids for party in known.all_meant(leads.split("\n"), plan))
    ]
    rows = actions.objects.filter(pk__in=led).select_related("plan").order_by("-plan__accepted_at", "plan", "order")
    return [(row.plan, row.read) for row in rows]
