"""Stuck actions taken to somebody, what was answered, and what came of it."""

from __future__ import annotations

from typing import Literal

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from pydantic import Field

from goldthread.errors import UserError
from goldthread.plan.live.escalation import Reply
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import changing
from goldthread_site.api.router import Part
from goldthread_site.api.routes.evidence import day_of
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Day, Words, Written, version_seen, write
from goldthread_site.look.clock import today
from goldthread_site.plans import models
from goldthread_site.plans.changing import new_id
from goldthread_site.plans.escalation import actions
from goldthread_site.plans.escalation.waiting import is_named

part = Part("The plan over months")


class TakenTo(Asked):
    """To whom (a person or a partner body, by name), what they are asked to do, and by when."""

    to: str = Field(min_length=1, max_length=200, pattern=r"\S")
    kind: Literal["person", "partner"] = "person"
    why: Words = Field(min_length=1, pattern=r"\S")
    reply_by: Day


@part.post(
    "/plans/{int:plan_id}/actions/{path:key}/escalations", response={201: Written}, openapi_extra=dict(AT_VERSION)
)
@needs("plan.run")
def escalate(request, plan_id: int, key: str, said: TakenTo):
    """Takes a stuck action to somebody who can move it. The version is the action's."""
    it, was, wanted = changing(request, plan_id), version_seen(request), day_of(said.reply_by)
    get_object_or_404(models.Action, plan=it.row, key=key, withdrawn=False)
    if wanted <= today():
        raise UserError("the day by which a reply is wanted must be after today", try_="Nothing was saved")
    taken = actions.Taken(said.to.strip(), said.kind, said.why.strip(), wanted)
    given = {"plan": it.row, "action": key, "was": was, "taken": taken, "once": new_id("e"), "today": today()}
    return write(request, it.row, lambda: actions.escalate(by=request.user, **given), status=201)


class Replied(Asked):
    """What was answered; by whom and when is for whoever runs the plan to say."""

    text: Words = Field(min_length=1, pattern=r"\S")
    by: str = Field("", max_length=200)
    on: Day | None = None


@part.post(
    "/plans/{int:plan_id}/escalations/{path:key}/replies", response={201: Written}, openapi_extra=dict(AT_VERSION)
)
@needs("plan.act", by_section=True)
def reply_to_escalation(request, plan_id: int, key: str, said: Replied):
    """A reply, from the person to whom it was taken, or written down by whoever runs the plan."""
    it, was = changing(request, plan_id), version_seen(request)
    row = get_object_or_404(models.Escalation, plan=it.row, key=key)
    runs = it.may("plan.run")
    if not runs and not is_named(request.user, row.read, plan_id):
        raise PermissionDenied("not hers to answer")
    on = day_of(said.on) if runs and said.on else today()
    if on > today():
        raise UserError("the day of the reply is to come", try_="Nothing was saved")
    by = (said.by.strip() or row.read.to) if runs else request.user.get_full_name()
    words = Reply(on=on.isoformat(), by=by, text=said.text.strip())
    given = {"plan": it.row, "key": key, "was": was, "said": words}
    return write(request, it.row, lambda: actions.reply(by=request.user, **given), status=201)


class EndedWith(Asked):
    """Whether it moved the action, and what came of it."""

    resolved: bool
    outcome: str = Field(min_length=1, max_length=1000, pattern=r"\S")


@part.post("/plans/{int:plan_id}/escalations/{path:key}/end", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.run")
def end_escalation(request, plan_id: int, key: str, said: EndedWith):
    """Ends it with what came of it."""
    it, was = changing(request, plan_id), version_seen(request)
    given = {"plan": it.row, "key": key, "was": was, "resolved": said.resolved, "outcome": said.outcome.strip()}
    return write(request, it.row, lambda: actions.end(by=request.user, today=today(), **given))
