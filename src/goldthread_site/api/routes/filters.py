"""A person's own filters: listed, saved, renamed, removed."""

from __future__ import annotations

from typing import Literal

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import BaseModel, Field

from goldthread_site.api.drafts import answered
from goldthread_site.api.problems import Fault, Refused
from goldthread_site.api.reading import Listed, Paging, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Line
from goldthread_site.plans import saved
from goldthread_site.plans.listed import listed, listed_across
from goldthread_site.plans.models import Plan, SavedFilter

part = Part("Saved filters")


class Filter(BaseModel):
    """A filter of mine, for one plan's list or, where ``plan`` is null, for the list across plans; what it asks for."""

    number: int
    name: str
    plan: int | None
    asks: dict[str, str]


class FilterNumber(BaseModel):
    """The number of a filter."""

    number: int


@part.get("/filters", response=Listed[Filter])
@needs("plan.see")
def filters(request, asked: Query[Paging]):
    """Every filter that I saved."""
    page = page_of(SavedFilter.objects.filter(person=request.user).order_by("plan", "name"), asked)
    return {**page, "rows": [_said(row) for row in page["rows"]]}


def _said(row: SavedFilter) -> Filter:
    asks = {name: value for name, (value, _words) in row.asks.items()}
    return Filter(number=row.pk, name=row.name, plan=row.plan_id, asks=asks)


class FilterSaid(Asked):
    """What the list is filtered by, in the words of its address, and the name under which it is kept."""

    plan: int | None = Field(None, ge=1, le=2**63 - 1, description="Whose list; null for the list across plans")
    name: str = Field(min_length=1, max_length=saved.LONGEST_NAME)
    asks: dict[Literal["section", "lead", "rating", "due", "words", "plan", "sort"], Line] = Field(
        min_length=1, max_length=7
    )


@part.post("/filters", response={201: FilterNumber})
@needs("plan.see")
def save_filter(request, said: FilterSaid):
    """Keeps a filter under a name, for me alone."""
    plan, chosen = _chosen(request, said)
    given = {"plan": plan, "name": said.name, "chosen": chosen}
    return answered(request, lambda: FilterNumber(number=saved.save(by=request.user, **given).pk), status=201)


def _chosen(request, said: FilterSaid) -> tuple[Plan | None, saved.FilterForm]:
    """The list's own form with what is asked for. Raises for what the list has not: it would leave nothing out."""
    asked = QueryDict(mutable=True)
    asked.update(said.asks)
    plan = None
    if said.plan is None:
        chosen = listed_across(request.user, asked).chosen
    elif request.user.can("plan.see", plan=said.plan):
        it = read(request, said.plan)
        plan, chosen = it.row, listed(it, asked).chosen
    else:
        raise Http404
    taken = {**chosen.chosen, "sort": chosen.initial.get("sort", "")}
    faults = [
        Fault(where=f"body.asks.{name}", what="is none of this list")
        for name, value in said.asks.items() if value and not taken.get(name)
    ]  # fmt: skip
    if faults:
        raise Refused(422, "The filter asks for something that this list has not. Nothing was saved.", errors=faults)
    return plan, chosen


class FilterNamed(Asked):
    """The filter's other name."""

    name: str = Field(min_length=1, max_length=saved.LONGEST_NAME)


@part.patch("/filters/{int:number}", response=FilterNumber)
@needs("plan.see")
def rename_filter(request, number: int, said: FilterNamed):
    """Gives a filter of mine another name."""
    mine = get_object_or_404(SavedFilter, pk=number, person=request.user)
    return answered(request, lambda: _renamed(request.user, mine, said.name))


def _renamed(by, mine: SavedFilter, name: str) -> FilterNumber:
    saved.rename(by=by, saved=mine, name=name)
    return FilterNumber(number=mine.pk)


class FilterRemoved(Asked):
    """Nothing more is to be said."""


@part.post("/filters/{int:number}/remove", response=FilterNumber)
@needs("plan.see")
def remove_filter(request, number: int, said: FilterRemoved):
    """Takes a filter of mine away. The actions that it showed are as they were."""
    mine = get_object_or_404(SavedFilter, pk=number, person=request.user)
    return answered(request, lambda: _removed(request.user, mine))


def _removed(by, mine: SavedFilter) -> FilterNumber:
    made = FilterNumber(number=mine.pk)
    saved.remove(by=by, saved=mine)
    return made
