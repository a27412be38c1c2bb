"""Holds the whole trail against itself, against the rows as they are now, and against what was noted elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max

from goldthread.trail import Head, Noted, Verdict, verdict_on
from goldthread.trail import Revision as CoreRevision
from goldthread_site.trail import guards
from goldthread_site.trail.keepers import keeper_of, keepers
from goldthread_site.trail.models import ChainHead, Revision
from goldthread_site.trail.record import as_core, head_as_core


@contextmanager
def at_one_moment() -> Iterator[None]:
    """The trail as it is at one moment, whoever writes to it meanwhile."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def verdict(noted: Iterable[Noted] = (), *, seals: bool = True) -> Verdict:
    """What can be said of the trail of this site; of its chains alone where the key of its ``seals`` is not here."""
    others = [*(f"The guard is gone or changed: {fault}." for fault in guards.faults()), *rows_that_differ()]
    return verdict_on(heads(), _Chains(), key=settings.TRAIL_KEY if seals else None, noted=noted, others=others)


def heads() -> list[Head]:
    """The head of every chain."""
    return [head_as_core(head) for head in ChainHead.objects.order_by("plan")]


def revisions(plan: int) -> list[CoreRevision]:
    """The chain of a plan."""
    return [as_core(row) for row in Revision.objects.filter(plan=plan).order_by("place").iterator()]


class _Chains(Mapping):
    """The chains by plan, one at a time in memory."""

    def __getitem__(self, plan: int) -> list[CoreRevision]:
        return revisions(plan)

    def __iter__(self) -> Iterator[int]:
        return iter(Revision.objects.order_by("plan").values_list("plan", flat=True).distinct())

    def __len__(self) -> int:
        return Revision.objects.order_by().values("plan").distinct().count()


def rows_that_differ() -> Iterator[str]:
    """Sentences on rows that are not as their last revision says."""
    plans = {plan for keeper in keepers() for plan in keeper.plans()} | set(_Chains())
    for plan in sorted(plans):
        yield from _that_differ(plan)


def _that_differ(plan: int) -> Iterator[str]:
    said = dict(_last_values(plan))
    for keeper in keepers():
        for entity, key, value, fault in keeper.present(plan):
            name = f"{keeper.name(plan, entity, key)} of plan {plan}"
            if (entity, key) not in said:
                yield f"{_capital(name)} was never written to the trail."
            elif said.pop((entity, key)) != value:
                yield f"{_capital(name)} is not as its last revision says."
            elif fault:
                yield f"{_capital(name)}: {fault}."
    for (entity, key), value in said.items():
        if value is not None and (keeper := keeper_of(entity)):
            yield f"{_capital(keeper.name(plan, entity, key))} of plan {plan} is gone, and no revision took it out."


def _last_values(plan: int) -> Iterator[tuple[tuple[str, str], dict | None]]:
    written = Revision.objects.filter(plan=plan).order_by()
    last = written.values("entity", "key").annotate(last=Max("place")).values("last")
    for entity, key, value in written.filter(place__in=last).values_list("entity", "key", "value"):
        yield (entity, key), value


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
