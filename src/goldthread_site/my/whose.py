"""Whose an action is: the one function behind which every page, link and reminder asks."""

from __future__ import annotations

import re

from goldthread_site.plans.models import Action, Plan


def actions_of(person) -> list[tuple[Plan, Action]]:
    """The actions that the person leads, in every plan where she may update her own, in the order of the plans.

    The lead's printed name is held against the name of the account: case, spaces and a role in brackets are left out.
    """
    name = bare(person.get_full_name())
    if not name or not person.is_active:
        return []
    rows = Action.objects.filter(leads__icontains=name.split()[-1]).select_related("plan")
    led = [row for row in rows.order_by("plan", "order") if name in map(bare, row.leads.split("\n"))]
    return [(row.plan, row) for row in led if person.can("plan.act", plan=row.plan_id, section=row.section)]


def bare(name: str) -> str:
    """A name as it is compared.

    >>> bare("Owen  Tarrant (Head of Service)"), bare("owen tarrant, head of service")
    ('owen tarrant', 'owen tarrant')
    """
    return " ".join(re.sub(r"\s*[(,].*$", "", name, flags=re.DOTALL).split()).casefold()


def is_of(person, plan: Plan, action: str) -> bool:
    """Whether the action is the person's own."""
    return any(held.pk == plan.pk and row.key == action for held, row in actions_of(person))
