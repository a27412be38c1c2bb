"""Actions: of one plan as its list shows them, across plans, one by one; and who owns one."""

from __future__ import annotations

from typing import Literal

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import Field

from goldthread.plan.model import Action
from goldthread.plan.standing import Standing, standing
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.problems import Fault, Refused
from goldthread_site.api.reading import (
    DayAndPage,
    Kept,
    Listed,
    OnDay,
    Paging,
    changing,
    one_of,
    page_of,
    read,
    rows_of,
)
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import MOST_LIST, Asked, Key, Why, Written, refused_form, version_seen, write
from goldthread_site.look.clock import today
from goldthread_site.owners.known import directory
from goldthread_site.plans import models
from goldthread_site.plans.across import actions_across
from goldthread_site.plans.filters import FilterForm
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.owners import actions as owning
from goldthread_site.plans.owners.filter import with_owners
from goldthread_site.plans.owners.forms import HELPERS, OwnersForm
from goldthread_site.plans.presenters import actions as show

part = Part("Actions")
Stands = Literal["late", "soon", "later", "undated", "done", "moved"]
Rating = Literal["red", "amber", "green", "blue", "none"]
Sort = Literal["due", "-due", "lead", "-lead", "rating", "-rating"]
FILTERS = ("section", "lead", "rating", "due", "words")


class Across(Paging):
    """Which actions of every plan."""

    due: Stands | None = Field(None, description="Where they stand today")
    rating: Rating | None = Field(None, description="The colour claimed; “none” where nobody rated them")
    plan: int | None = Field(None, ge=1, le=2**63 - 1, description="One plan alone")


class OfPlan(DayAndPage):
    """Which actions of one plan, and in which order."""

    section: str | None = Field(None, max_length=200, description="A part of the plan, by its key")
    lead: str | None = Field(None, max_length=40, description="A lead: “p7” for number 7 of the directory, or “nobody”")
    due: Stands | None = Field(None, description="Where they stand on the day")
    rating: Rating | None = Field(None, description="The colour claimed; “none” where nobody rated them")
    words: str | None = Field(None, max_length=100, description="Words that stand in them")
    sort: Sort | None = Field(None, description="Another order than the plan's; “-” turns it round")


class ActionKept(Kept[Action]):
    """An action, and where it stands on the day."""

    stands: Standing


@part.get("/actions", response=Listed[ActionKept])
@needs("plan.see")
def actions_of_every_plan(request, asked: Query[Across]):
    """The actions still promised of every running plan, the longest late first."""
    plan = str(asked.plan) if asked.plan else ""
    found = actions_across(request.user, as_at=today(), due=asked.due or "", plan=plan, rating=asked.rating or "")
    page = page_of(found, asked)
    return {**page, "rows": [_kept(row.plan_id, row.version, row.read) for row in page["rows"]]}


@part.get("/plans/{int:plan_id}/actions", response=Listed[ActionKept])
@needs("plan.see", by_section=True)
def actions(request, plan_id: int, asked: Query[OfPlan]):
    """The actions of a plan, searched, filtered and sorted as its page does it."""
    it = read(request, plan_id)
    found = {row.key: row for row in rows_of(it, models.Action)}
    rows = [found[action.id] for action in _chosen(request, it, asked)]
    page = page_of(rows, asked)
    return {**page, "rows": [_kept(plan_id, row.version, row.value, it.as_at) for row in page["rows"]]}


def _chosen(request, it: Opened, asked: OfPlan) -> list[Action]:
    """The actions that fit. Raises for a part or a lead that the plan has not: that would leave nothing out."""
    plan, keys, _ = with_owners(it)
    said = {name: getattr(asked, name) for name in FILTERS if getattr(asked, name)}
    form = FilterForm(said, show.choices(plan, as_at=it.as_at, keys=keys), words="words")
    if said.get("lead") == "nobody" and not form.asked_for("lead"):
        return []
    if unknown := [name for name in ("section", "lead") if name in said and not form.asked_for(name)]:
        errors = [Fault(where=f"query.{name}", what="is none of this plan") for name in unknown]
        raise Refused(422, "The address asks for something that this plan has not.", errors=errors)
    if any(name in said and not form.asked_for(name) for name in ("rating", "due")):
        return []  # the page does not offer what no action has
    return show.in_order(show.kept(plan, form, as_at=it.as_at, keys=keys), asked.sort or "")


def _kept(plan: int, version: int | None, value: Action, as_at=None) -> ActionKept:
    stands = standing(value, as_at=as_at or today())
    return ActionKept(plan=plan, key=value.id, version=version, value=value, stands=stands)


class Owners(Asked):
    """Who owns the action. Each is “p7”, number 7 of the directory, or “t:…” for a name that is there as printed."""

    lead: Key | None = None
    contributors: list[Key] = Field([], max_length=MOST_LIST)
    accountable: list[Key] = Field([], max_length=MOST_LIST)
    members: list[Key] = Field([], max_length=MOST_LIST)
    partners: list[Key] = Field([], max_length=MOST_LIST)
    why: Why


@part.put("/plans/{int:plan_id}/actions/{path:key}/owners", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.run", by_section=True)
def set_owners(request, plan_id: int, key: str, said: Owners):
    """One lead, and who helps, answers for it, speaks for it in council, or works on it from outside."""
    it, was = changing(request, plan_id), version_seen(request)
    row = get_object_or_404(models.Action, plan=it.row, key=key)
    if not request.user.can("plan.run", plan=plan_id, section=row.section):
        raise PermissionDenied
    form = OwnersForm(_typed(said), action=row.read, known=directory([plan_id]), plan=plan_id, version=was)
    _offer(form)
    if not form.is_valid():
        raise refused_form(form)
    owners = form.owners
    return write(
        request, it.row, lambda: owning.set_owners(by=request.user, row=row, was=was, owners=owners, why=said.why)
    )


def _typed(said: Owners) -> QueryDict:
    data = QueryDict(mutable=True)
    data["lead"] = said.lead or ""
    for role in HELPERS:
        data.setlist(role, getattr(said, role))
    return data


def _offer(form: OwnersForm) -> None:
    """Nobody who left may be added; whoever is there already may stay."""
    may = {f"p{party.pk}" for party in form.known.may_own(on=today())}
    for role in HELPERS:
        allowed = {*form.there[role], *form.leads, *may}
        form.fields[role].choices = [(value, value) for value in allowed]


@part.get("/plans/{int:plan_id}/actions/{path:key}", response=ActionKept)
@needs("plan.see", by_section=True)
def action(request, response: HttpResponse, plan_id: int, key: str, asked: Query[OnDay]):
    """One action."""
    it = read(request, plan_id)
    found = one_of(rows_of(it, models.Action), key, it, "action", response)
    return _kept(plan_id, found.version, found.value, it.as_at)
