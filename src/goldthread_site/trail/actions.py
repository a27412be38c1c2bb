"""Words taken out of the trail for good: one person asks, another agrees, and the chain still holds.

What a person may have a right to, such as a child's name that was written into an update, goes from the revisions and
from the row as it is now. Copies made before, such as exports, printed packs and back-ups, are beyond the site's reach.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import models as db
from django.db import transaction

from goldthread.errors import UserError
from goldthread.trail import ERASURES
from goldthread_site.look.clock import moment, today
from goldthread_site.look.pieces import day
from goldthread_site.trail.keepers import Keeper, keeper_of
from goldthread_site.trail.models import ErasedRevision, Erasure, Revision
from goldthread_site.trail.record import Change, record

ASK, AGREE = "plan.run", "plan.agree"
State = Erasure.State


def ask_erasure(*, plan: int, revisions: Iterable[int], by, why: str) -> Erasure:
    """A request to take out the words of these revisions, by their ids, all of one row; nothing goes yet."""
    _refuse_without(by, ASK, plan, why)
    with transaction.atomic():
        rows = list(Revision.objects.filter(plan=plan, pk__in=list(revisions)).order_by("place"))
        _keeper(rows).hold(plan)
        _refuse_what_is_asked_already(rows)
        asked = Erasure.objects.create(
            plan=plan, entity=rows[0].entity, key=rows[0].key, asked_by=by, asked_at=moment(), why=why
        )
        ErasedRevision.objects.bulk_create(ErasedRevision(erasure=asked, revision=row) for row in rows)
        _note(asked, State.ASKED, rows, by=by, why=why)
    return asked


def agree_erasure(*, erasure: Erasure, by, why: str) -> Erasure:
    """The words are gone, for good, because a second person agrees."""
    _refuse_without(by, AGREE, erasure.plan, why)
    if by.pk == erasure.asked_by_id:
        raise UserError(
            "you asked for this yourself", why="a second person must agree", try_="Ask another to look at it"
        )
    with transaction.atomic():
        rows = list(Revision.objects.filter(erasures__erasure=erasure).order_by("place"))
        keeper = _keeper(rows)
        keeper.hold(erasure.plan)
        decided = _decide(erasure, State.AGREED, by=by, why=why)
        said = said_of(decided)
        kept = {str(row.place): keeper.without_words(row.entity, row.value, said) for row in rows if row.value}
        _note(decided, State.AGREED, rows, by=by, why=why, said=said, kept=kept)
        _take_out_present_words(decided, rows, keeper, said, by=by)
        _take_out_words(rows)
        keeper.forget(decided.plan, decided.entity, decided.key, said)
    return decided


def refuse_erasure(*, erasure: Erasure, by, why: str) -> Erasure:
    """Nothing goes, because a second person says why not, or whoever asked takes it back."""
    _refuse_without(by, ASK if by.pk == erasure.asked_by_id else AGREE, erasure.plan, why)
    with transaction.atomic():
        rows = list(Revision.objects.filter(erasures__erasure=erasure).order_by("place"))
        _keeper(rows).hold(erasure.plan)
        decided = _decide(erasure, State.REFUSED, by=by, why=why)
        _note(decided, State.REFUSED, rows, by=by, why=why)
    return decided


def said_of(erasure: Erasure) -> str:
    """What stands in place of the words."""
    return f"This text was erased on {day(today())} (request of {erasure.asked_by.get_full_name()})."


def _refuse_without(by, capability: str, plan: int, why: str) -> None:
    if not by.can(capability, plan=plan, section=""):
        raise PermissionDenied(capability)
    if not why.strip():
        raise UserError(
            "say why", try_="Write a reason in a few words, without the words that are to go. Nothing was saved"
        )
    if len(why) > (most := Erasure._meta.get_field("why").max_length):
        raise UserError(f"the reason is longer than {most} letters", try_="Say it shorter. Nothing was saved")


def _keeper(rows: list[Revision]) -> Keeper:
    if not rows:
        raise UserError("nothing is chosen", try_="Choose which texts are to go")
    if len({(row.entity, row.key) for row in rows}) > 1:
        raise UserError("the texts are of several rows", try_="Ask for each row by itself")
    if not (keeper := keeper_of(rows[0].entity)):
        raise UserError("texts of this kind cannot be erased", why="they are no row of a plan")
    return keeper


def _refuse_what_is_asked_already(rows: list[Revision]) -> None:
    if any(row.value is None for row in rows):
        raise UserError("one of the texts is gone already", try_="Look at the list again. Nothing was saved")
    waiting = ErasedRevision.objects.filter(revision__in=rows, erasure__state=State.ASKED).first()
    if waiting:
        raise UserError("somebody asked for this already", try_=f"Look at request {waiting.erasure_id}")


def _decide(erasure: Erasure, state: State, *, by, why: str) -> Erasure:
    waiting = Erasure.objects.filter(pk=erasure.pk, state=State.ASKED)
    if not waiting.update(state=state, decided_by=by, decided_at=moment(), answer=why):
        raise UserError("somebody answered this already", try_="Look at it again")
    return Erasure.objects.get(pk=erasure.pk)


def _note(erasure: Erasure, state: State, rows: list[Revision], *, by, why: str, **more) -> None:
    value = {"state": state.value, "entity": erasure.entity, "key": erasure.key, "places": [row.place for row in rows]}
    record(plan=erasure.plan, changes=[Change(ERASURES, str(erasure.pk), {**value, **more})], by=by, why=why)


def _take_out_present_words(erasure: Erasure, rows: list[Revision], keeper: Keeper, said: str, *, by) -> None:
    """Where the row is as one of these revisions says, it loses the words as well, with a revision that says so."""
    last = Revision.objects.filter(plan=erasure.plan, entity=erasure.entity, key=erasure.key).latest("place")
    if last.value is None or last not in rows:
        return
    value = keeper.without_words(last.entity, last.value, said)
    change = Change(last.entity, last.key, keeper.put(erasure.plan, last.entity, last.key, value))
    record(plan=erasure.plan, changes=[change], by=by, why=f"Erased, as request {erasure.pk} asked")


def _take_out_words(rows: list[Revision]) -> None:
    """Past the model, which refuses every change; the guards of the database look for two people."""
    held = db.QuerySet(Revision).filter(pk__in=[row.pk for row in rows])
    held.exclude(why_digest="").update(value=None, why="", salt="")
    held.filter(why_digest="").update(value=None)
