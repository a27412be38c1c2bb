"""What the rows of a plan were at a past moment: the last revision of each that was written by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Max, Min
from django.utils import timezone

from goldthread.trail import ERASURES
from goldthread_site.trail.models import Revision


class Held(NamedTuple):
    """A row as it was: its key and its whole value."""

    key: str
    value: dict[str, Any]


def end_of(day: date) -> datetime:
    """The moment at which ``day`` was over in England: a page as at a day shows all that was said on it."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def values_at(plan: int, *, at: datetime, entities: Iterable[str] | None = None) -> dict[str, list[Held]]:
    """Each list of the plan (chain) just before ``at``, in the order in which its rows first came in."""
    written = Revision.objects.filter(plan=plan, at__lt=at)
    if entities is not None:
        written = written.filter(entity__in=list(entities))
    grouped = written.order_by().values("entity", "key").annotate(last=Max("place"), first=Min("place"))
    places = dict(grouped.values_list("last", "first"))
    rows = Revision.objects.filter(plan=plan, place__in=grouped.values("last")) if places else Revision.objects.none()
    found = [(places[place], entity, Held(key, value)) for place, entity, key, value in _values(rows)]
    lists: dict[str, list[Held]] = defaultdict(list)
    for _, entity, held in sorted(found, key=lambda each: each[0]):
        lists[entity].append(held)
    return dict(lists)


def _values(rows) -> Iterable[tuple[int, str, str, dict]]:
    """Rows that were taken out have no value, and are left out; one whose words were erased has what is left of it."""
    found = list(rows.order_by().values_list("plan", "place", "entity", "key", "value"))
    gone = {plan for plan, *_, value in found if value is None}
    left = {place: value for plan in gone for place, value in left_of_erased(plan).items()}
    for _, place, entity, key, value in found:
        if (value := value if value is not None else left.get(place)) is not None:
            yield place, entity, key, value


def left_of_erased(plan: int) -> dict[int, dict[str, Any]]:
    """What stands in place of each erased revision of the plan, by its place: the row with “This text was erased …”."""
    agreed = Revision.objects.filter(plan=plan, entity=ERASURES, value__state="agreed")
    return {int(place): kept for row in agreed for place, kept in row.value.get("kept", {}).items()}
