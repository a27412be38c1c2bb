"""The plan over months: what was handed down and escalated, and the documents that were taken in."""

from __future__ import annotations

from datetime import datetime

from ninja import Query
from pydantic import BaseModel

from goldthread.plan.live.escalation import Escalation
from goldthread.plan.live.hand_down import HandDown
from goldthread_site.api.reading import DayAndPage, Kept, Listed, live_rows, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.plans import models
from goldthread_site.plans.next_document.taken_in import said_of

part = Part("The plan over months")


@part.get("/plans/{int:plan_id}/hand-downs", response=Listed[Kept[HandDown]])
@needs("plan.see", by_section=True)
def hand_downs(request, plan_id: int, asked: Query[DayAndPage]):
    """The actions that a team's plan carries out, where I may read that plan too."""
    it = read(request, plan_id)
    there = {action.id for action in it.plan.actions}
    found = [
        each for each in it.live(models.HandDown)
        if each.action in there and not each.withdrawn and request.user.can("plan.see", plan=each.plan)
    ]  # fmt: skip
    return page_of(live_rows(it, found, models.HandDown), asked)


@part.get("/plans/{int:plan_id}/escalations", response=Listed[Kept[Escalation]])
@needs("plan.see")
def escalations(request, plan_id: int, asked: Query[DayAndPage]):
    """The stuck actions that were taken to somebody who can move them, with reply and outcome."""
    it = read(request, plan_id)
    there = {action.id for action in it.plan.actions}
    found = [each for each in it.live(models.Escalation) if each.action in there]
    return page_of(live_rows(it, found, models.Escalation), asked)


class Document(BaseModel):
    """A document of the plan: the first one that was accepted, or a later version that was taken in.

    ``number`` is that of a later version; ``said`` is what it changed, in a line.
    """

    number: int | None
    name: str
    sha256: str
    taken_at: datetime
    taken_by: str
    said: str


@part.get("/plans/{int:plan_id}/documents", response=Listed[Document])
@needs("plan.history")
def documents(request, plan_id: int, asked: Query[DayAndPage]):
    """The documents from which the plan came, the oldest first."""
    it = read(request, plan_id)
    later = models.PlanDocument.objects.filter(plan=it.row).select_related("taken_by").defer("value")
    kept = later if it.at is None else later.filter(taken_at__lt=it.at)
    page = page_of([it.row, *kept], asked)
    return {**page, "rows": [_document(row) for row in page["rows"]]}


def _document(row: models.Plan | models.PlanDocument) -> Document:
    file = {"name": row.file_name, "sha256": row.file_digest}
    if isinstance(row, models.Plan):
        by = row.accepted_by.full_name
        return Document(**file, number=None, taken_at=row.accepted_at, taken_by=by, said="the plan came in with it")
    return Document(**file, number=row.pk, taken_at=row.taken_at, taken_by=row.taken_by.full_name, said=said_of(row))
