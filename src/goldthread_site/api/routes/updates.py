"""Updates of actions: what was said, a new one, and the second person's answer to “done and proven”."""

from __future__ import annotations

import uuid
from typing import Literal

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from goldthread.errors import UserError
from goldthread.plan.live.update import Update
from goldthread.plan.rating import Rag
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import DayAndPage, Kept, Listed, changing, live_rows, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import MOST_LINE, Asked, Day, Line, Written, refused_form, version_seen, write
from goldthread_site.look.clock import today
from goldthread_site.my import actions as answering
from goldthread_site.my.forms import LONGEST, UpdateForm, asks_percent
from goldthread_site.my.reminding import reminded_of
from goldthread_site.my.views.update import refuse_others
from goldthread_site.plans import models
from goldthread_site.plans.agreeing import actions as agreeing
from goldthread_site.plans.changing import StaleRow
from goldthread_site.plans.open_action import OpenAction

part = Part("Updates")


class OfAction(DayAndPage):
    """Of which action; of all where none is named."""

    action: str | None = Field(None, max_length=200, description="One action alone, by its key")


@part.get("/plans/{int:plan_id}/updates", response=Listed[Kept[Update]])
@needs("plan.see", by_section=True)
def updates(request, plan_id: int, asked: Query[OfAction]):
    """What was said of the actions, the oldest first."""
    it = read(request, plan_id)
    there = {action.id for action in it.plan.actions if asked.action in (None, action.id)}
    return page_of(
        live_rows(it, [each for each in it.live(models.Update) if each.action in there], models.Update), asked
    )


class UpdateSaid(Asked):
    """An update. Without a colour it is the one that the plan's rule gives; another one needs a reason."""

    changed: str = Field(min_length=1, max_length=LONGEST, description="What has changed for children")
    when: Literal["done", "planned", "moved"] = Field(description="When it will be done")
    rag: Rag | None = None
    reason: Line = ""
    done_on: Day | None = None
    new_date: str = Field("", max_length=60, description="As 18/12/2026 or March 2027")
    why_moves: Line = ""
    next_step: Line = ""
    percent: int | None = Field(None, ge=0, le=100)


@part.post("/plans/{int:plan_id}/actions/{path:key}/updates", response={201: Written}, openapi_extra=dict(AT_VERSION))
@needs("plan.act", by_section=True)
def send_update(request, plan_id: int, key: str, said: UpdateSaid):
    """An update of an action of one's own; who runs the plan writes it for others. The version is the action's."""
    it, was = changing(request, plan_id), version_seen(request)
    row = get_object_or_404(models.Action.objects.select_related("plan"), plan=it.row, key=key)
    refuse_others(request.user, row)
    asked = OpenAction(row, today())
    form = UpdateForm(_typed(said, was, asked), it=asked, words={})
    if not form.is_valid():
        raise refused_form(form)
    if form.is_stale:
        raise StaleRow(row, row.read.model_copy(update={"status": said.changed}))
    sent = {"plan": it.row, "action": key, "was": was, "said": form.said}
    reminders = reminded_of(form.texts)
    return write(
        request, it.row, lambda: answering.send_update(by=request.user, **sent), status=201, said=lambda _: reminders
    )


def _typed(said: UpdateSaid, was: int, asked: OpenAction) -> QueryDict:
    """The update as the form of the page takes it: its rules are the API's."""
    data = QueryDict(mutable=True)
    by_rule = asked.computed.rag or ""
    data.update(said.model_dump(exclude={"percent", "rag", "done_on"}))
    data.update({"version": was, "once": str(uuid.uuid4()), "by_rule": by_rule, "rag": said.rag or by_rule})
    data.update({"done_on": said.done_on or "", "looked": "1"})
    if said.percent is not None:
        if not asks_percent(asked):
            raise UserError("the plan’s rule does not ask how much is done", where="percent", try_="Leave it out")
        data["percent"] = said.percent
    return data


class Answer(Asked):
    """Yes or no; a no says why."""

    agree: bool
    words: str = Field("", max_length=MOST_LINE)


def refuse_bare_no(said: Answer) -> None:
    """Raises where a no says nothing."""
    if not said.agree and not said.words.strip():
        raise UserError("say why, so that the owner knows what to do next", where="words", try_="Nothing was saved")


@part.post("/plans/{int:plan_id}/updates/{path:key}/answer", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.agree")
def answer_blue(request, plan_id: int, key: str, said: Answer):
    """The second person's answer to work that is said to be done and proven. The version is the update's."""
    it, was = changing(request, plan_id), version_seen(request)
    row = get_object_or_404(models.Update, plan=it.row, key=key)
    refuse_bare_no(said)
    given = {"update": row, "was": was, "agree": said.agree, "words": said.words}
    return write(request, it.row, lambda: agreeing.answer_blue(by=request.user, **given))
