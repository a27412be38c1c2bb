"""What the rows of a plan were at a past moment: the last revision of each that was written by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    rows = Revision.objects.filter(plan=plan, place__in=last).annotate(first=Subquery(first.values("place")[:1]))
    if only:
        rows = rows.filter(Q(value__isnull=True) | Q(**{f"value__{name}": value for name, value in only.items()}))
    lists: dict[str, list[Held]] = defaultdict(list)
    for _, entity, held in sorted(_values(plan, rows, only or {}), key=itemgetter(0)):
        lists[entity].append(held)
    return dict(lists)


def _values(plan: int, rows, only: Mapping[str, Any]) -> Iterator[tuple[int, str, Held]]:
    """Rows that were taken out have no value, and are left out; one whose words were erased has what is left of it."""
    found = list(rows.order_by().values_list("first", "place", "entity", "key", "value"))
    left = left_of_erased(plan) if any(value is None for *_, value in found) else {}
    for first, place, entity, key, value in found:
        if value is None:
            value = left.get(place)
            if value is None or not _says(value, only):
                continue
        yield first, entity, Held(key, value)


def _says(value: dict[str, Any], only: Mapping[str, Any]) -> bool:
    """Whether what is left of an erased row is what ``only`` asks for."""
    return all(
        value.get(name.removesuffix("__in")) in asked if name.endswith("__in") else value.get(name) == asked
        for name, asked in only.items()
    )


def said_of_erased(plan: int) -> dict[int, str]:
    """The sentence in place of each erased revision of the plan, by its place."""
    agreed = Revision.objects.filter(plan=plan, entity=ERASURES, value__state="agreed")
    return {int(place): row.value["said"] for row in agreed for place in row.value["places"]}


def state_at(plan: int, at: datetime) -> str:
    """What names the state in which the plan was just before ``at``: the digest of its last revision by then."""
    written = Revision.objects.filter(plan=plan, at__lt=at).order_by("-place")
    return written.values_list("digest", flat=True).first() or "no trail"


def erasures_of(plan: int) -> int:
    """The place of the plan's last request to erase, or answer to one; 0 where there is none."""
    return Revision.objects.filter(plan=plan, entity=ERASURES).aggregate(last=Max("place"))["last"] or 0


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


def left_of_erased(plan: int) -> dict[int, dict[str, Any]]:
    """What stands in place of each erased revision of the plan, by its place: the row with “This text was erased …”."""
    agreed = Revision.objects.filter(plan=plan, entity=ERASURES, value__state="agreed")
    return {int(place): kept for row in agreed for place, kept in row.value.get("kept", {}).items()}
