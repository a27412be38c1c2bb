"""Dates that moved or are asked to move: read, moved, and answered."""

from __future__ import annotations

from typing import Literal

from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from goldthread.plan.live.date_move import DateMove
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import Kept, Listed, changing, live_rows, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.routes.updates import Answer, OfAction, refuse_bare_no
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Why, Written, version_seen, write
from goldthread_site.plans import models
from goldthread_site.plans.agreeing import actions

part = Part("Dates")


class Moves(OfAction):
    """Which moves."""

    state: Literal["agreed", "asked", "refused"] | None = Field(None, description="“asked” waits for the sponsor")


@part.get("/plans/{int:plan_id}/date-moves", response=Listed[Kept[DateMove]])
@needs("plan.see", by_section=True)
def date_moves(request, plan_id: int, asked: Query[Moves]):
    """Every date that moved, or that somebody asks to move, the oldest first."""
    it = read(request, plan_id)
    there = {action.id for action in it.plan.actions if asked.action in (None, action.id)}
    moves = [each for each in it.live(models.DateMove) if each.action in there and asked.state in (None, each.state)]
    return page_of(live_rows(it, moves, models.DateMove), asked)


class NewDate(Asked):
    """A new date, in any usual form, and why."""

    to: str = Field(min_length=1, max_length=100, description="As 18/12/2026 or March 2027")
    why: Why


@part.post(
    "/plans/{int:plan_id}/actions/{path:key}/date-moves", response={201: Written}, openapi_extra=dict(AT_VERSION)
)
@needs("plan.run")
def move_date(request, plan_id: int, key: str, said: NewDate):
    """Moves an action's date: within the plan's terms it holds at once, else it waits for the sponsor.

    The version is the action's. Owners ask for another date with their update.
    """
    it, was = changing(request, plan_id), version_seen(request)
    row = get_object_or_404(models.Action, plan=it.row, key=key)
    given = {"row": row, "was": was, "to": said.to, "why": said.why}
    return write(request, it.row, lambda: actions.move_date(by=request.user, **given), status=201, said=_said_of)


def _said_of(move: DateMove) -> list[str]:
    return [
        "The date is moved." if move.state == "agreed" else "The sponsor is asked; until then the date before stands."
    ]


@part.post("/plans/{int:plan_id}/date-moves/{path:key}/answer", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.agree")
def answer_move(request, plan_id: int, key: str, said: Answer):
    """The sponsor's answer to a date that is asked to move. The version is the move's."""
    it, was = changing(request, plan_id), version_seen(request)
    row = get_object_or_404(models.DateMove, plan=it.row, key=key)
    refuse_bare_no(said)
    given = {"move": row, "was": was, "agree": said.agree, "words": said.words}
    return write(request, it.row, lambda: actions.answer_move(by=request.user, **given))
