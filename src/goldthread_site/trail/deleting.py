"""Every word that the trail holds of a plan, taken out by two people: what the deletion of a plan asks of the trail.

Whoever calls these holds the plan's row, and has seen who may ask and who may agree.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models, transaction

from goldthread.errors import UserError
from goldthread.trail import ERASURES
from goldthread_site.look.clock import moment
from goldthread_site.trail.models import ErasedRevision, Erasure, Revision
from goldthread_site.trail.record import Change, record

WHOLE = "whole plan"  # what such a request speaks of, where others name a list
State = Erasure.State


def ask_for_all(*, plan: int, but: Iterable[str], by, why: str) -> Erasure:
    """A request to take out every word that the trail holds of a plan, ``but`` for these lists; nothing goes yet."""
    with transaction.atomic():
        rows = list(words_of(plan, but).order_by("place"))
        said = {"entity": WHOLE, "key": str(plan), "asked_by": by, "asked_at": moment(), "why": why}
        asked = Erasure.objects.create(plan=plan, **said)
        named = (ErasedRevision(erasure=asked, revision=row) for row in rows)
        ErasedRevision.objects.bulk_create(named, batch_size=200)
        _note(asked, State.ASKED, by=by, why=why)
    return asked


def agree_to_all(*, erasure: Erasure, by, why: str, said: str) -> None:
    """Every word that the request names is gone, for good; only ``said`` stands in their place."""
    with transaction.atomic():
        _decide(erasure, State.AGREED, by=by, why=why)
        _note(erasure, State.AGREED, by=by, why=why, said=said, kept={})
        _take_out_words(erasure)


def refuse_all(*, erasure: Erasure, by, why: str) -> None:
    """Nothing goes."""
    with transaction.atomic():
        _decide(erasure, State.REFUSED, by=by, why=why)
        _note(erasure, State.REFUSED, by=by, why=why)


def words_of(plan: int, but: Iterable[str]) -> models.QuerySet[Revision]:
    """The revisions of a plan that still hold words, without these lists."""
    return Revision.objects.filter(plan=plan, value__isnull=False).exclude(entity__in=list(but))


def places_named(erasure: Erasure) -> list[int]:
    """The places of the revisions that a request names."""
    return sorted(erasure.revisions.values_list("revision__place", flat=True))


def _decide(erasure: Erasure, state: State, *, by, why: str) -> None:
    waiting = Erasure.objects.filter(pk=erasure.pk, state=State.ASKED)
    if not waiting.update(state=state, decided_by=by, decided_at=moment(), answer=why):
        raise UserError("somebody answered this already", try_="Look at it again")


def _note(erasure: Erasure, state: State, *, by, why: str, **more) -> None:
    value = {"state": state.value, "entity": WHOLE, "key": erasure.key, "places": places_named(erasure), **more}
    record(plan=erasure.plan, changes=[Change(ERASURES, str(erasure.pk), value)], by=by, why=why)


def _take_out_words(erasure: Erasure) -> None:
    """Past the model, which refuses every change; the guards of the database look for two people."""
    named = models.QuerySet(Revision).filter(pk__in=ErasedRevision.objects.filter(erasure=erasure).values("revision"))
    named.exclude(why_digest="").update(value=None, why="", salt="")
    named.filter(why_digest="", value__isnull=False).update(value=None)
