"""A plan closed, or opened again. Each is one transaction over every plan that it touches, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldthread.errors import PositionIsPublished, UserError
from goldthread.plan.carrying import unfinished
from goldthread.plan.closing import Closing, Ended, Fate
from goldthread.plan.live.update import Update
from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.model import Position, Rated
from goldthread.plan.positions import prepared, published
from goldthread.plan.rating import Rag
from goldthread.plan.said import day_said
from goldthread.plan.value import Texts
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, Stale, changing, new_id
from goldthread_site.plans.ending import waiting
from goldthread_site.plans.ending.carrying import Place, carry
from goldthread_site.plans.positions.actions import open_drafts
from goldthread_site.plans.rows import core_plan, live


@dataclass(frozen=True, slots=True)
class Final:
    """Where a recommendation stands at the end: the colour of each strand, and why in words."""

    rags: Mapping[str, Rag | None]
    words: Texts


@dataclass(frozen=True, slots=True)
class Said:
    """What becomes of an unfinished action: carried to a place, stopped because, or done."""

    kind: Fate
    why: str = ""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True)
class Answers:
    """Everything that whoever closes a plan says. ``next`` is the plan that what is unfinished is carried into."""

    why: str
    position: Texts
    keep_until: date
    kept_because: str
    finals: Mapping[str, Final]
    fates: Mapping[str, Said]
    next: models.Plan | None = None


def close(*, by, plan: models.Plan, was: int, answers: Answers, today: date) -> None:
    """The plan closed: final positions published, unfinished actions carried, stopped or done, what is open ended.

    Raises `UserError` where something is not answered, `Stale` where the plan was changed since it was looked at;
    then nothing has changed in either plan.
    """
    with ExitStack() as stack:
        stack.enter_context(transaction.atomic())
        _hold(plan, answers.next)
        change = stack.enter_context(changing(plan, by=by, why=answers.why, was=was))
        to = stack.enter_context(_next(change, answers, by)) if answers.next else None
        whole, on = core_plan(change.plan), today.isoformat()
        _refuse(change, whole, answers, today)
        _publish(change, whole, answers, today)
        _finish(change, whole, answers, on)
        places = {key: said.place for key, said in answers.fates.items() if said.kind == "carried"}
        made = carry(to, change.plan, whole, places) if to and places else {}
        waiting.end(change, to, made, on=on)
        ended = tuple(
            Ended(action=key, kind=said.kind, why=said.why, key=made[key].id if key in made else None)
            for key, said in answers.fates.items()
        )
        closing = Closing(
            on=on, by=by.get_full_name(), why=answers.why, position=answers.position, fates=ended,
            carried_to=to.plan.pk if to else None, keep_until=answers.keep_until.isoformat(),
            kept_because=answers.kept_because,
        )  # fmt: skip
        change.head(closing=closing.model_dump(mode="json"))


def reopen(*, by, plan: models.Plan, was: int, why: str) -> None:
    """The plan runs again, with its reason in the trail. What was carried stays in the next plan: nothing is undone."""
    with changing(plan, by=by, why=why, was=was, closed_too=True) as change:
        closing = change.plan.value.get("closing")
        if not closing:
            raise Stale("this plan is open already", try_="Look at it again")
        if closing.get("deleted"):
            raise UserError("this plan was deleted", why="only its title and its days are left",
                            try_="Bring in a copy from a backup. Nothing was changed")  # fmt: skip
        change.head(closing=None)


def _hold(plan: models.Plan, other: models.Plan | None) -> None:
    """Locks the plans in one order, so that two closings that carry crosswise do not wait for each other for ever."""
    keys = [plan.pk, *([other.pk] if other else [])]
    list(models.Plan.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def _next(change: Changing, answers: Answers, by):
    if answers.next.pk == change.plan.pk:
        raise UserError("a plan is not carried into itself", try_="Choose another plan. Nothing was closed")
    if not by.can("plan.run", plan=answers.next.pk, section=""):
        raise PermissionDenied("plan.run")
    return changing(answers.next, by=by, why=f"Carried on from plan {change.plan.pk}, which was closed")


def _refuse(change: Changing, whole: CorePlan, answers: Answers, today: date) -> None:
    waiting.refuse_what_others_wait_for(change.plan)
    left = {row.id for row in unfinished(whole)}
    if left != set(answers.fates):
        raise Stale("the actions of this plan were changed while you were writing",
                    try_="Look at the list again. What you wrote is below, and nothing was closed")  # fmt: skip
    if any(said.kind == "stopped" and not said.why for said in answers.fates.values()):
        raise UserError("an action stops without a reason", try_="Say why it stops. Nothing was closed")
    if answers.keep_until <= today:
        raise UserError("the plan would be due for deletion at once", try_="Choose a later day. Nothing was closed")
    if answers.next is None and any(said.kind == "carried" for said in answers.fates.values()):
        raise UserError("no plan is chosen to carry an action on", try_="Choose one. Nothing was closed")


def _publish(change: Changing, whole: CorePlan, answers: Answers, today: date) -> None:
    """The final position of each recommendation that stands; the draft of one becomes it."""
    updates, evidence = live(change.plan, models.Update), live(change.plan, models.Evidence)
    drafts = open_drafts(change.plan)
    for row in (each for each in whole.recommendations if not each.withdrawn):
        final = answers.finals.get(row.id)
        try:
            made = prepared(whole, row.id, as_at=today, updates=updates, evidence=evidence).position
        except PositionIsPublished:
            continue  # the one of today stands
        if final is None:
            raise Stale("a recommendation was added while you were writing",
                        try_="Say where it stands, too. Nothing was closed")  # fmt: skip
        said = published(_with_words(made, final), by=change.by.get_full_name(), on=today)
        if draft := drafts.get(row.id):
            change.put(draft, said, was=draft.version)
        change.add(models.Position, said, key=draft.key if draft else new_id("p"))


def _with_words(made: Position, final: Final) -> Position:
    """What was prepared, with the ratings and the words of the end; the list of what was done stays as counted."""
    outcome, rest = Rated(text=final.words, rag=final.rags.get("outcome")), {}
    for strand in ("impact", "actions_completed"):
        text = getattr(made, strand).text or (final.words if final.rags.get(strand) else ())
        rest[strand] = Rated(text=text, rag=final.rags.get(strand))
    return made.model_copy(update={"outcome": outcome, **rest, "how": {}})


def _finish(change: Changing, whole: CorePlan, answers: Answers, on: str) -> None:
    """What was done meanwhile is done, with an update that says so."""
    done = {key: said for key, said in answers.fates.items() if said.kind == "done"}
    for row in models.Action.objects.filter(plan=change.plan, key__in=done):
        was, why = row.read, done[row.key].why
        change.put(
            row, was.model_copy(update={"completed": day_said(on), "status": why or was.status}), was=row.version
        )
        said = Update(
            id=new_id("u"), action=row.key, on=on, by=change.by.get_full_name(), changed=why, completed=on, rag=was.rag
        )
        change.add(models.Update, said)
