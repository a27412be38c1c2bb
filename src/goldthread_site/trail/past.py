"""What the rows of a plan were at a past moment: the last revision of each that was written by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Max, OuterRef, Q, Subquery
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
    last = written.order_by().values("entity", "key").annotate(last=Max("place")).values("last")
    first = Revision.objects.filter(plan=plan, entity=OuterRef("entity"), key=OuterRef("key")).order_by("place")
    rows = Revision.objects.filter(plan=plan, place__in=last).order_by()
    if only:
        rows = rows.filter(Q(**{f"value__{name}": value for name, value in only.items()}) | Q(value__isnull=True))
    found = rows.annotate(first=Subquery(first.values("place")[:1])).values_list(
        "first", "place", "entity", "key", "value"
    )
    lists: dict[str, list[Held]] = defaultdict(list)
    for entity, key, value in _in_order(plan, list(found), only or {}):
        lists[entity].append(Held(key, value))
    return dict(lists)


def _in_order(plan: int, found: list[tuple], only: Mapping[str, Any]) -> Iterable[tuple[str, str, dict[str, Any]]]:
    """The rows as they first came in. One that was taken out is left out; of one that was erased, what is left of it."""
    left = left_of_erased(plan) if any(value is None for *_, value in found) else {}
    for _, place, entity, key, value in sorted(found, key=itemgetter(0)):
        if value is None and (value := left.get(place)) is not None:
            value = value if all(value.get(name) == wanted for name, wanted in only.items()) else None
        if value is not None:
            yield entity, key, value


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
