"""What the rows of a plan were at a past moment: the last revision of each that was written by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
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


def values_at(
    plan: int, *, at: datetime, entities: Iterable[str] | None = None, only: Mapping[str, Any] | None = None
) -> dict[str, list[Held]]:
    """Each list of the plan (chain) just before ``at``, in the order in which its rows first came in.

    ``only`` leaves out, in the database, the rows whose value says otherwise: ``{"action": "a1"}``.
    """
    written = Revision.objects.filter(plan=plan, at__lt=at)
    if entities is not None:
        written = written.filter(entity__in=list(entities))
    grouped = written.order_by().values("entity", "key").annotate(last=Max("place"), first=Min("place"))
    places = dict(grouped.values_list("last", "first"))
    if not places:
        return {}
    rows = Revision.objects.filter(plan=plan, place__in=grouped.values("last"))
    rows = rows.filter(**{f"value__{name}": value for name, value in (only or {}).items()})
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


def state_at(plan: int, at: datetime) -> str:
    """What names the state in which the plan was just before ``at``: the digest of its last revision by then."""
    written = Revision.objects.filter(plan=plan, at__lt=at).order_by("-place")
    return written.values_list("digest", flat=True).first() or "no trail"


def first_day(plan: int) -> date | None:
    """The day on which the plan came in: nothing is known of it before. ``None`` where it has no trail."""
    first = Revision.objects.filter(plan=plan).order_by("place").values_list("at", flat=True).first()
    return timezone.localdate(first) if first else None


def days_of_change(plan: int, *, before: date, most: int) -> list[date]:
    """The last ``most`` days before ``before`` on which something in the plan changed, the newest first.

    A plan of 300 actions changes 300 times on one day, so each day is found by itself in the index.
    """
    days: list[date] = []
    while len(days) < most:
        written = Revision.objects.filter(plan=plan, at__lt=end_of(before - timedelta(days=1)))
        last = written.aggregate(last=Max("at"))["last"]
        if last is None:
            break
        before = timezone.localdate(last)
        days.append(before)
    return days
