"""Whose an action is: of whoever leads it, as the directory of owners says, else as the printed name says."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.contrib.auth import get_user_model

from goldthread_site.owners.known import directory, parties_of
from goldthread_site.plans.models import Action, Plan


def actions_of(person) -> list[tuple[Plan, Action]]:
    """The actions that the person leads, in every plan where she may update her own, in the order of the plans."""
    if not person.is_active:
        return []
    hers = _leads_of(person)
    found = Action.objects.exclude(leads="").order_by().values_list("pk", "plan_id", "leads")
    led = [pk for pk, plan, leads in found if hers(leads, plan)]
    rows = Action.objects.filter(pk__in=led).select_related("plan").order_by("plan", "order")
    return [(row.plan, row) for row in rows if person.can("plan.act", plan=row.plan_id, section=row.section)]


def is_of(person, plan: Plan, action: str) -> bool:
    """Whether the action is the person's own, and she may update it."""
    row = Action.objects.filter(plan=plan, key=action).first()
    if row is None or not person.is_active or not person.can("plan.act", plan=plan.pk, section=row.section):
        return False
    return _leads_of(person)(row.leads, plan.pk)


def _leads_of(person) -> Callable[[str, int], bool]:
    """Says of an action's leads, one a line, whether the person is one of them.

    What a name stands for a person said once, in the directory. A name of which nobody said anything yet is hers where
    it is her account's own, in full, and no second account has it.
    """
    known, mine = directory(), {party.pk for party in parties_of(person)}
    name = bare(person.get_full_name())
    others = get_user_model().objects.exclude(pk=person.pk).values_list("full_name", flat=True)
    alone = bool(name) and name not in map(bare, others)

    def hers(leads: str, plan: int) -> bool:
        meant = [(lead, known.meant(lead, plan)) for lead in leads.split("\n")]
        return any(
            alone and bare(lead) == name if parties is None else any(party.pk in mine for party in parties)
            for lead, parties in meant
        )

    return hers


def bare(name: str) -> str:
    """A name as it is compared.

    >>> bare("Owen  Tarrant (Head of Service)"), bare("owen tarrant, head of service")
    ('owen tarrant', 'owen tarrant')
    """
    return " ".join(re.sub(r"\s*[(,].*$", "", name, flags=re.DOTALL).split()).casefold()
