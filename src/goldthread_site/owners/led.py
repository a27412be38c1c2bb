"""Whether a person is one of an action's leads, as the directory of owners says, else as the printed name says."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.contrib.auth import get_user_model

from goldthread_site.look.clock import today
from goldthread_site.owners.known import directory, parties_of


def leads_of(person) -> Callable[[str, int], bool]:
    """Says of an action's leads, one a line, and the number of its plan, whether the person is one of them.

    What a name stands for a person said once, in the directory. A name of which nobody said anything yet is hers where
    it is her account's own, in full, and no second account has it.
    """
    known = directory()
    mine = {party.pk for party in parties_of(person) if not known.gone(party, on=today())}
    name = bare(person.get_full_name())
    others = get_user_model().objects.filter(is_active=True).exclude(pk=person.pk).values_list("full_name", flat=True)
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
