"""The end of a plan: closed with what becomes of everything that is unfinished, or opened again."""

from __future__ import annotations

from typing import Annotated, Literal

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from pydantic import Field

from goldthread.errors import UserError
from goldthread.plan.claim import STRANDS
from goldthread.plan.rating import Rag
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import changing
from goldthread_site.api.router import Part
from goldthread_site.api.routes.evidence import day_of
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import (
    MOST_LINE,
    MOST_LIST,
    Asked,
    Day,
    Key,
    Line,
    Why,
    Words,
    Written,
    version_seen,
    write,
)
from goldthread_site.look.clock import today
from goldthread_site.plans import models
from goldthread_site.plans.ending import actions
from goldthread_site.plans.ending.carrying import Place
from goldthread_site.plans.opened import opened
from goldthread_site.plans.rows import core_plan

part = Part("The plan over months")
MOST_ROWS = 1000
Texts = Annotated[list[Words], Field(max_length=MOST_LIST)]


class FinalSaid(Asked):
    """Where a recommendation stands at the end: the colour of each part of its position, and why."""

    outcome: Rag | None = None
    impact: Rag | None = None
    actions_completed: Rag | None = None
    words: Texts = []


class FateSaid(Asked):
    """What becomes of an unfinished action; one that is carried goes below a recommendation, or into a part."""

    kind: Literal["carried", "stopped", "done"]
    why: Line = ""
    recommendation: str = Field("", max_length=200)
    section: str = Field("", max_length=200)


class ClosedWith(Asked):
    """All that whoever closes a plan says: of each recommendation and of each unfinished action, by their keys."""

    why: Why
    position: Texts = []
    keep_until: Day
    kept_because: str = Field("", max_length=MOST_LINE)
    finals: dict[Key, FinalSaid] = Field({}, max_length=MOST_ROWS)
    fates: dict[Key, FateSaid] = Field({}, max_length=MOST_ROWS)
    next: int | None = Field(None, ge=1, le=2**63 - 1, description="The plan into which what is unfinished is carried")


@part.post("/plans/{int:plan_id}/close", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.end")
def close_plan(request, plan_id: int, said: ClosedWith):
    """Closes a plan, in one go with what is carried into the next. The version is the plan's own, as “ETag” says it."""
    it, was, keep_until = changing(request, plan_id), version_seen(request), day_of(said.keep_until)
    following = _next(request, said.next)
    finals = {
        key: actions.Final({strand: getattr(final, strand) for strand in STRANDS}, tuple(final.words))
        for key, final in said.finals.items()
    }
    fates = {key: actions.Said(fate.kind, fate.why, Place(fate.recommendation, fate.section))
             for key, fate in said.fates.items()}  # fmt: skip
    _refuse_places(said, following)
    answers = actions.Answers(
        why=said.why, position=tuple(said.position), keep_until=keep_until, kept_because=said.kept_because,
        finals=finals, fates=fates, next=following,
    )  # fmt: skip
    given = {"plan": it.row, "was": was, "answers": answers, "today": today()}
    return write(request, it.row, lambda: actions.close(by=request.user, **given), beside=said.next or 0)


def _next(request, number: int | None) -> models.Plan | None:
    if number is None:
        return None
    if not request.user.can("plan.run", plan=number, section=""):
        raise PermissionDenied("plan.run")
    return get_object_or_404(models.Plan, pk=number)


def _refuse_places(said: ClosedWith, following: models.Plan | None) -> None:
    """Raises where an action is done without saying what, or carried to a place that the next plan has not."""
    there = core_plan(following) if following else None
    for key, fate in said.fates.items():
        if fate.kind == "done" and not fate.why.strip():
            raise UserError("say what was done, and what shows it", where=f"fates.{key}", try_="Nothing was closed")
        recommendations = {row.id for row in there.recommendations} if there else set()
        sections = {row.id for row in there.sections} if there else set()
        if (fate.recommendation and fate.recommendation not in recommendations) or (
            fate.section and fate.section not in sections
        ):
            raise UserError("the next plan has no such place", where=f"fates.{key}", try_="Nothing was closed")


class OpenedAgain(Asked):
    """Why the plan runs again."""

    why: Why


@part.post("/plans/{int:plan_id}/reopen", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.end")
def reopen_plan(request, plan_id: int, said: OpenedAgain):
    """Opens a closed plan again. What was carried stays in the next plan."""
    it, was = opened(request, plan_id, tab="", changing=True, closed_too=True), version_seen(request)
    return write(request, it.row, lambda: actions.reopen(by=request.user, plan=it.row, was=was, why=said.why))
