"""The plans that a person may read, and each as one value."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from django.http import HttpResponse
from ninja import Query
from pydantic import BaseModel, Field

from goldthread.plan.model import Plan
from goldthread.plan.rating_rules import all_rating_rules
from goldthread.plan.terms import Terms
from goldthread_site.api.bounded import made, said_in, some_of
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import Listed, OnDay, Paging, changing, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Why, Written, version_seen, write
from goldthread_site.look.clock import today
from goldthread_site.plans.across import counted_plans
from goldthread_site.plans.terms import actions

part = Part("Plans")


class PlanListed(BaseModel):
    """A plan, and how many of its actions stand where today."""

    plan: int
    title: str
    authority: str
    dated: str
    closed_on: date | None
    actions: int
    done: int
    late: int
    soon: int
    moved: int


@part.get("/plans", response=Listed[PlanListed])
@needs("plan.see")
def plans(request, paging: Query[Paging]):
    """Every plan that I may read, the newest first."""
    return page_of([_listed(each) for each in counted_plans(request.user, as_at=today())], paging)


def _listed(each) -> PlanListed:
    row = each.plan
    head = {"plan": row.pk, "title": row.title, "authority": row.authority, "dated": row.dated}
    counts = {name: getattr(each, name) for name in ("done", "late", "soon", "moved")}
    return PlanListed(**head, closed_on=row.closed_on, actions=each.all, **counts)


@part.get("/plans/{int:plan_id}", response=Plan)
@needs("plan.see", by_section=True)
def plan(request, response: HttpResponse, plan_id: int, asked: Query[OnDay]):
    """One plan whole, as goldthread-plan/1: what is in force, within the parts that I may read."""
    it = read(request, plan_id)
    if it.at is None:
        response["ETag"] = f'"{it.row.version}"'
    return it.plan


TermsSaid = some_of(
    Terms, ["starts", "boards", "sponsor"], "TermsSaid",
    rating_rule=(Literal[tuple(rule.name for rule in all_rating_rules())], None),
    most_moves=(Annotated[int, Field(ge=0, le=99)], None), most_days=(Annotated[int, Field(ge=0, le=3650)], None),
)  # fmt: skip


class TermsChanged(Asked):
    """Other terms for the plan, and why."""

    values: TermsSaid
    why: Why


@part.patch("/plans/{int:plan_id}/terms", response=Written, openapi_extra=AT_VERSION)
@needs("plan.run")
def change_terms(request, plan_id: int, said: TermsChanged):
    """How the council runs the plan: its rating rule, start, limits of moves, days of the board.

    The version is the plan's own, as “ETag” of the plan says it.
    """
    it, was = changing(request, plan_id), version_seen(request)
    terms = made(Terms, {**it.plan.terms.model_dump(mode="json"), **said_in(said.values)})
    return write(
        request, it.row, lambda: actions.set_terms(by=request.user, plan=it.row, was=was, terms=terms, why=said.why)
    )
