"""Remedial actions added and changed. They are read as a list of the plan."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from goldthread.errors import UserError
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import changing, refuse_not_in_force
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import MOST_LIST, MOST_WORDS, Asked, Key, Line, Why, Written, version_seen, write
from goldthread_site.look.clock import today
from goldthread_site.plans.remedial import actions
from goldthread_site.plans.remedial.forms import ChangeForm

part = Part("Remedial actions")


class Remedy(Asked):
    """What is outstanding, what will put it right, who, by when; and why it is asked for or changes."""

    outstanding: str = Field(min_length=1, max_length=MOST_WORDS)
    remedies: list[Line] = Field(min_length=1, max_length=MOST_LIST)
    lead: str = Field(min_length=1, max_length=200)
    due: str = Field(min_length=1, max_length=100, description="As 18/12/2026, March 2027 or 6 weeks")
    why: Why


class RemedyOf(Remedy):
    """The same of a new one: for which row."""

    entity: Literal["actions", "recommendations"]
    key: Key


class RemedyChanged(Remedy):
    """The same of one that is there, and the day on which it was done."""

    completed: str = Field("", max_length=200, description="Empty while it is open; as 20 November 2026")


@part.post("/plans/{int:plan_id}/remedial-actions", response={201: Written})
@needs("plan.run")
def add_remedial_action(request, plan_id: int, said: RemedyOf):
    """A remedial action for an action or a recommendation."""
    it = changing(request, plan_id)
    refuse_not_in_force(it, said.entity, said.key)
    given = {"plan": it.row, "entity": said.entity, "key": said.key, "said": _words(said), "why": said.why}
    return write(request, it.row, lambda: actions.add(by=request.user, today=today(), **given), status=201)


@part.put("/plans/{int:plan_id}/remedial-actions/{path:key}", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.run")
def change_remedial_action(request, plan_id: int, key: str, said: RemedyChanged):
    """The remedial action with these words; a date that moved keeps the one before."""
    it, was = changing(request, plan_id), version_seen(request)
    words = {**_words(said), "completed": _day_done(said.completed)}
    given = {"plan": it.row, "key": key, "was": was, "said": words, "why": said.why}
    return write(request, it.row, lambda: actions.save(by=request.user, today=today(), **given))


def _words(said: Remedy) -> dict[str, Any]:
    if not all(line.strip() for line in (said.outstanding, said.lead, said.due, *said.remedies)):
        raise UserError("a part of the remedial action is empty", try_="Say all of it. Nothing was saved")
    return {"outstanding": said.outstanding, "remedies": tuple(said.remedies), "lead": said.lead, "due": said.due}


def _day_done(said: str) -> str | None:
    """The day as the page's form keeps it."""
    from django.forms import ValidationError

    form = ChangeForm({}, initial={})
    form.cleaned_data = {"completed": said}
    try:
        return form.clean_completed()
    except ValidationError as fault:
        raise UserError(fault.messages[0].rstrip("."), try_="Nothing was saved") from None
