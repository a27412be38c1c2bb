"""A link between two rows confirmed, added by hand, or taken away. Each is one transaction, with its revision."""

from __future__ import annotations

import hashlib

from goldthread.errors import UserError
from goldthread.plan.carrying import CARRIED
from goldthread.plan.live.cross_reference import CrossReference, Kind
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, changing

NOT_MEANT = "Not meant"
LONGEST_KEY = models.CrossReference._meta.get_field("key").max_length
LINKED = ("actions", "recommendations", "sections", "plan")


def confirm(*, by, plan: models.Plan, reference: CrossReference, why: str) -> None:
    """A suggested link as one of the plan's."""
    with changing(plan, by=by, why=why) as change:
        _add(change, reference)


def dismiss(*, by, plan: models.Plan, reference: CrossReference) -> None:
    """A suggested link that is none: it is kept as such, so that nobody is asked again."""
    with changing(plan, by=by, why="A suggested link was not meant") as change:
        _add(change, reference.model_copy(update={"withdrawn": NOT_MEANT}))


def add(
    *,
    by,
    plan: models.Plan,
    row: tuple[str, str],
    kind: Kind,
    other_plan: int | None,
    other: tuple[str, str],
    note: str,
) -> None:
    """A link made by hand, from ``row`` to the row ``other`` of this plan or another; each is a list and an id."""
    (entity, key), (other_entity, other_key) = row, other
    if row == other and other_plan is None:
        raise UserError("a row does not link to itself", try_="Choose another row. Nothing was saved")
    there = "/".join(str(part) for part in (other_plan, *other) if part is not None)
    reference = CrossReference(
        id=f"{entity}/{key} {kind} {there}", entity=entity, key=key, kind=kind, plan=other_plan,
        other_entity=other_entity, other_key=other_key, note=note,
    )  # fmt: skip
    with changing(plan, by=by, why="Link added") as change:
        _add(change, reference)


def withdraw(*, by, plan: models.Plan, key: str, was: int, why: str) -> None:
    """The link is shown no more; that it was there stays in the trail."""
    with changing(plan, by=by, why=why) as change:
        row = models.CrossReference.objects.filter(plan=change.plan, key=key).first()
        if row is None or row.read.withdrawn:
            raise UserError("this link is not in the plan any more", try_="Look at the list again")
        if row.read.kind == CARRIED:
            raise UserError("this link stays", why="the history of the action and its first date hang on it")
        change.put(row, row.read.model_copy(update={"withdrawn": why.strip()}), was=was)


def _add(change: Changing, reference: CrossReference) -> None:
    """The link; one that was taken away comes back. Raises `UserError` where it stands, or a row is not there."""
    _refuse_nowhere(change.plan.pk, reference.entity, reference.key)
    _refuse_nowhere(reference.plan or change.plan.pk, reference.other_entity, reference.other_key)
    key = key_of(reference)
    if row := models.CrossReference.objects.filter(plan=change.plan, key=key).first():
        if not row.read.withdrawn:
            raise UserError("this link is in the plan already", try_="Look at the list. Nothing was saved")
        change.put(row, reference, was=row.version)
        return
    change.add(models.CrossReference, reference, key=key)


def key_of(reference: CrossReference) -> str:
    """The key of its row: its id, or where that is too long its digest."""
    long = len(reference.id) > LONGEST_KEY
    return hashlib.sha256(reference.id.encode()).hexdigest() if long else reference.id


def _refuse_nowhere(plan: int, entity: str, key: str) -> None:
    if entity not in LINKED:
        raise UserError("only actions, recommendations and parts of a plan are linked", try_="Nothing was saved")
    there = models.Plan.objects.filter(pk=plan) if entity == "plan" else None
    rows = models.EVERY_ROW[entity].objects.filter(plan=plan, key=key) if there is None else there
    if not rows.exists():
        raise UserError("the row that it links to is not there", try_="Choose another row. Nothing was saved")
