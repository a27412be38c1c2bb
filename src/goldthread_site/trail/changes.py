"""The revisions of a plan for its history: each with the value before it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import as_core


class Step(NamedTuple):
    """A revision and the one of the same row before it; ``None`` where the row was new."""

    now: Revision
    before: Revision | None


def revisions(plan: int, *, at: datetime | None = None, **only) -> QuerySet[Revision]:
    """The plan's revisions, the newest first; ``at`` leaves out what came later, ``only`` picks by a column."""
    found = Revision.objects.filter(plan=plan, **only)
    if at is not None:
        found = found.filter(at__lt=at)
    return found.order_by("-at", "-place")


def with_before(found: QuerySet[Revision]) -> list[Step]:
    """Each of a page's revisions with the one before it, in two queries whatever their number."""
    same = Revision.objects.filter(
        plan=OuterRef("plan"), entity=OuterRef("entity"), key=OuterRef("key"), place__lt=OuterRef("place")
    )
    last = Subquery(same.order_by("-place").values("place")[:1])
    rows = list(found.select_related("by").annotate(place_before=last))
    before = _at_places(rows[0].plan, [row.place_before for row in rows if row.place_before]) if rows else {}
    return [Step(row, before.get(row.place_before)) for row in rows]


def _at_places(plan: int, places: Iterable[int]) -> dict[int, Revision]:
    return {row.place: row for row in Revision.objects.filter(plan=plan, place__in=list(places))}


def is_erased(row: Revision) -> bool:
    """Whether the value was taken away by a lawful erasure, which leaves its digest."""
    return as_core(row).erased
