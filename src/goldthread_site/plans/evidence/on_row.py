"""The proof that stands on the page of an action or a recommendation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from goldthread.plan.live.evidence import Used
from goldthread_site.plans.evidence.presenter import Shown, proof_of
from goldthread_site.plans.evidence.rights import may_add
from goldthread_site.plans.models import Evidence
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.presenters.names import Names


@dataclass(frozen=True, slots=True)
class OnRow:
    """What speaks for the row; ``add`` is the address of the form, for whoever may add."""

    rows: tuple[Shown, ...]
    add: str


def proof_on(user, it: Opened, entity: str, key: str, *, also: Iterable[str] = ()) -> OnRow:
    """The evidence of one row, and of the actions ``also`` that stand on its page."""
    here = Used(entity=entity, key=key)
    rows = [here, *(Used(entity="actions", key=action) for action in also)]
    adds = not it.read_only and may_add(user, it.row.pk, it.plan, [here])
    address = f"{reverse('plans:evidence_add', args=[it.row.pk])}?{urlencode({'for': f'{entity}:{key}'})}"
    found = proof_of(it.live(Evidence), rows, Names(it.written), as_at=it.as_at)
    return OnRow(found, address if adds else "")
