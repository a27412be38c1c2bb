"""What changed in a plan since the state that a person looked at."""

from __future__ import annotations

from goldthread_site.plans.opened import Opened
from goldthread_site.plans.presenters.history import Entry, entries
from goldthread_site.plans.presenters.names import Names
from goldthread_site.trail.changes import revisions, with_before
from goldthread_site.trail.models import Revision

MOST = 50


def since(it: Opened, state: str) -> list[Entry]:
    """What people did after that state, the newest first; nothing where the state is none of this plan."""
    seen = Revision.objects.filter(plan=it.row.pk, digest=state).values_list("place", flat=True).first()
    if seen is None:
        return []
    after = revisions(it.row.pk, place__gt=seen)[:MOST]
    return entries(with_before(after), Names(it.written))
