"""A closed plan deleted once its time is over: one person asks, another agrees, and the chain of its trail still holds.

It is an erasure of every word that the plan ever held: the guards of the database look for the same two people. The
husk is left: title, council, the days on which it came in, was closed and was deleted, and the digests of the trail.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.errors import UserError
from goldthread.plan.closing import Closing
from goldthread.plan.model import Plan as CorePlan
from goldthread.trail import ERASURES
from goldthread_site.look.pieces import long_day
from goldthread_site.plans import models
from goldthread_site.plans.changing import Stale
from goldthread_site.plans.ending import outside
from goldthread_site.plans.mappings import ENTITY as COLUMNS
from goldthread_site.plans.reports.models import PlanReport
from goldthread_site.plans.rows import columns_of_plan
from goldthread_site.trail.deleting import WHOLE, agree_to_all, ask_for_all, places_named, refuse_all, words_of
from goldthread_site.trail.models import Erasure
from goldthread_site.trail.record import Change, record

ASK, AGREE = "plan.end", "plan.agree"
STAY = (ERASURES, COLUMNS)  # who asked and agreed; what a council's columns mean, which outlives its plan


def ask(*, by, plan: models.Plan, why: str, today: date) -> Erasure:
    """The request that the plan be deleted; nothing goes yet. Raises `UserError` where its time is not over."""
    _refuse_without(by, ASK, plan, why)
    with transaction.atomic():
        held = models.Plan.objects.select_for_update().get(pk=plan.pk)
        _refuse_too_soon(held, today)
        if asked_of(held):
            raise UserError("somebody asked for this already", try_="Look at the request. Nothing was saved")
        return ask_for_all(plan=held.pk, but=STAY, by=by, why=why)


def agree(*, by, plan: models.Plan, why: str, today: date) -> None:
    """The plan is gone but for its husk, because a second person agrees. Its files go with the next sweep."""
    _refuse_without(by, AGREE, plan, why)
    with transaction.atomic():
        held = models.Plan.objects.select_for_update().get(pk=plan.pk)
        _refuse_too_soon(held, today)
        asked = _asked(held)
        if asked.asked_by_id == by.pk:
            raise UserError("you asked for this yourself", why="a second person must agree",
                            try_="Ask another to look at it")  # fmt: skip
        if places_named(asked) != sorted(words_of(held.pk, STAY).values_list("place", flat=True)):
            raise Stale("the plan was changed since this was asked", try_="Take the request back, and ask again")
        agree_to_all(erasure=asked, by=by, why=why, said=f"This plan was deleted on {long_day(today)}.")
        _take_out_rows(held, asked, by=by, today=today)
        _take_out_what_stands_beside(held)


def keep(*, by, plan: models.Plan, why: str) -> None:
    """Nothing goes: a second person says why not, or whoever asked takes it back."""
    asked = _asked(plan)
    _refuse_without(by, ASK if by.pk == asked.asked_by_id else AGREE, plan, why)
    refuse_all(erasure=asked, by=by, why=why)


def asked_of(plan: models.Plan) -> Erasure | None:
    """The request that waits for a second person."""
    return Erasure.objects.filter(plan=plan.pk, entity=WHOLE, state=Erasure.State.ASKED).first()


def _asked(plan: models.Plan) -> Erasure:
    if not (found := asked_of(plan)):
        raise Stale("nobody asks for this any more", try_="Look at the list again. Nothing was deleted")
    return found


def _refuse_without(by, capability: str, plan: models.Plan, why: str) -> None:
    if not by.can(capability, plan=plan.pk, section=""):
        raise PermissionDenied(capability)
    if not why.strip():
        raise UserError("say why", try_="Write a reason in a few words. Nothing was saved")


def _refuse_too_soon(plan: models.Plan, today: date) -> None:
    if not plan.closed_on:
        raise UserError("this plan is running", try_="Close it first. Nothing was saved")
    if (plan.value.get("closing") or {}).get("deleted"):
        raise Stale("this plan was deleted already", try_="Look at the list again")
    if plan.keep_until is None or plan.keep_until >= today:
        until = f"it is kept until {long_day(plan.keep_until)}" if plan.keep_until else "no day is set for it"
        raise UserError("this plan is not due for deletion", why=until, try_="Come back after that day")


def _take_out_rows(plan: models.Plan, asked: Erasure, *, by, today: date) -> None:
    """Every row, with a revision that says so; then the head without its words."""
    changes = []
    for model in models.EVERY_ROW.values():
        rows = model.objects.filter(plan=plan).order_by("order")
        changes += [Change(model.entity, key, None) for key in rows.values_list("key", flat=True)]
        rows.delete()
    husk = columns_of_plan(_husk(plan, today))
    models.Plan.objects.filter(pk=plan.pk).update(
        **husk, version=plan.version + 1, file_name="", file_digest=f"deleted {plan.pk}"
    )
    changes.append(Change("plan", str(plan.pk), husk["value"]))
    record(plan=plan.pk, changes=changes, by=by, why=f"Deleted, as request {asked.pk} asked")


def _husk(plan: models.Plan, today: date) -> CorePlan:
    """What is left of the plan's own values: what it was called, whose it was, and its days."""
    was = CorePlan.model_validate(plan.value)
    closing = Closing(
        on=was.closing.on, by="", why="", keep_until=was.closing.keep_until, carried_to=was.closing.carried_to,
        deleted=today.isoformat(),
    )  # fmt: skip
    return CorePlan(title=was.title, authority=was.authority, dated=was.dated, closing=closing)


def _take_out_what_stands_beside(plan: models.Plan) -> None:
    """Drafts, the report, later documents, what the check found, filters, links by e-mail."""
    for rows in (plan.sheets, plan.import_drafts, plan.documents, plan.saved_filters):
        rows.all().delete()
    PlanReport.objects.filter(plan=plan).delete()
    models.KeptCheck.objects.filter(plan=plan).delete()
    outside.delete(plan)
