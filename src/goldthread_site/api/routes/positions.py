"""Positions on their way: prepared, written, published. Published ones are read as a list of the plan."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from ninja import Query
from pydantic import Field

from goldthread.errors import UserError
from goldthread.plan.claim import STRANDS
from goldthread.plan.model import Position
from goldthread.plan.rating import Rag
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import Kept, Listed, Paging, changing, one_of, page_of
from goldthread_site.api.router import Part
from goldthread_site.api.routes.evidence import day_of
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import MOST_LIST, Asked, Day, Key, Words, Written, version_seen, write
from goldthread_site.look.clock import today
from goldthread_site.plans.opened import opened
from goldthread_site.plans.positions import actions

part = Part("Positions")


@part.get("/plans/{int:plan_id}/position-drafts", response=Listed[Kept[Position]])
@needs("plan.run")
def position_drafts(request, plan_id: int, asked: Query[Paging]):
    """The positions that are being written."""
    return page_of(_drafts(opened(request, plan_id, tab="")), asked)


@part.get("/plans/{int:plan_id}/position-drafts/{path:key}", response=Kept[Position])
@needs("plan.run")
def position_draft(request, response: HttpResponse, plan_id: int, key: str):
    """One position that is being written."""
    it = opened(request, plan_id, tab="")
    return one_of(_drafts(it), key, it, "draft", response)


def _drafts(it) -> list[Kept]:
    rows = actions.open_drafts(it.row).values()
    return [Kept(plan=it.row.pk, key=row.key, version=row.version, value=row.read) for row in rows]


class DraftBegun(Asked):
    """Of which recommendation, and as at which day."""

    recommendation: Key
    as_at: Day


@part.post("/plans/{int:plan_id}/position-drafts", response={201: Written})
@needs("plan.run")
def begin_position(request, plan_id: int, said: DraftBegun):
    """The draft of a recommendation's next position, prepared from the last; where one is open, nothing is done."""
    it, as_at = changing(request, plan_id), day_of(said.as_at)
    if said.recommendation not in {row.id for row in it.plan.recommendations}:
        raise UserError("the recommendation is not in this plan", try_="Choose one that is. Nothing was saved")
    given = {"plan": it.row, "recommendation": said.recommendation, "as_at": as_at, "today": today()}
    return write(request, it.row, lambda: actions.start_draft(by=request.user, **given), status=201)


class StrandSaid(Asked):
    """A part of the position: its colour, and why."""

    text: list[Words] = Field([], max_length=MOST_LIST)
    rag: Rag | None = None


class DraftSaid(Asked):
    """The draft anew: its day and its three parts."""

    as_at: Day
    outcome: StrandSaid
    impact: StrandSaid
    actions_completed: StrandSaid


@part.put("/plans/{int:plan_id}/position-drafts/{path:key}", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.run")
def save_position(request, plan_id: int, key: str, said: DraftSaid):
    """The draft with these words."""
    it, was = changing(request, plan_id), version_seen(request)
    words: dict[str, Any] = {"as_at": day_of(said.as_at)}
    for strand in STRANDS:
        words |= {f"{strand}_text": tuple(getattr(said, strand).text), f"{strand}_rag": getattr(said, strand).rag or ""}
    given = {"plan": it.row, "key": key, "was": was, "said": words, "today": today()}
    return write(request, it.row, lambda: actions.save_draft(by=request.user, **given))


@part.post("/plans/{int:plan_id}/position-drafts/{path:key}/publish", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.run")
def publish_position(request, plan_id: int, key: str):
    """The draft as a position of the plan, which nobody changes any more."""
    it, was = changing(request, plan_id), version_seen(request)
    given = {"plan": it.row, "key": key, "was": was, "today": today()}
    return write(request, it.row, lambda: actions.publish(by=request.user, **given))
