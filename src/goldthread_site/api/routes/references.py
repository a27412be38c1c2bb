"""Links between rows, within a plan and across plans."""

from __future__ import annotations

from typing import Literal

from ninja import Query
from pydantic import Field

from goldthread.errors import UserError
from goldthread.plan.live.cross_reference import CrossReference, Kind
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import DayAndPage, Kept, Listed, changing, live_rows, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import MOST_LINE, Asked, Key, Why, Written, version_seen, write
from goldthread_site.plans import models
from goldthread_site.plans.references import actions
from goldthread_site.plans.references.ends import Ends, standing

part = Part("Cross-references")
List = Literal["actions", "recommendations", "sections"]


@part.get("/plans/{int:plan_id}/cross-references", response=Listed[Kept[CrossReference]])
@needs("plan.see")
def cross_references(request, plan_id: int, asked: Query[DayAndPage]):
    """The links that stand and both of whose ends I may read."""
    it = read(request, plan_id)
    ends = Ends(request.user, it.row, it.plan, it.at)
    seen = [
        each for each in standing(it.live(models.CrossReference))
        if ends.end(None, each.entity, each.key) and ends.end(each.plan, each.other_entity, each.other_key)
    ]  # fmt: skip
    return page_of(live_rows(it, seen, models.CrossReference, key=actions.key_of), asked)


class End(Asked):
    """A row at the end of a link; ``plan`` is the number of another plan, null for this one."""

    plan: int | None = Field(None, ge=1, le=2**63 - 1)
    entity: List
    key: Key


class Linked(Asked):
    """A link from a row of this plan to a row of this or another."""

    entity: List
    key: Key
    kind: Kind
    other: End
    note: str = Field("", max_length=MOST_LINE)


@part.post("/plans/{int:plan_id}/cross-references", response={201: Written})
@needs("plan.run")
def add_cross_reference(request, plan_id: int, said: Linked):
    """A link made by hand."""
    it = changing(request, plan_id)
    other = said.other.plan if said.other.plan != plan_id else None
    if Ends(request.user, it.row, it.plan).end(other, said.other.entity, said.other.key) is None:
        raise UserError("the row that it links to is not there", try_="Choose another row. Nothing was saved")
    given = {"row": (said.entity, said.key), "kind": said.kind, "other_plan": other, "note": said.note}
    there = (said.other.entity, said.other.key)
    return write(request, it.row, lambda: actions.add(by=request.user, plan=it.row, other=there, **given), status=201)


class TakenAway(Asked):
    """Why the link is none."""

    why: Why


@part.post(
    "/plans/{int:plan_id}/cross-references/{path:key}/withdraw", response=Written, openapi_extra=dict(AT_VERSION)
)
@needs("plan.run")
def withdraw_cross_reference(request, plan_id: int, key: str, said: TakenAway):
    """Takes a link away; the trail keeps that it was there."""
    it, was = changing(request, plan_id), version_seen(request)
    return write(
        request, it.row, lambda: actions.withdraw(by=request.user, plan=it.row, key=key, was=was, why=said.why)
    )
