"""Who changed what in a plan, when and why."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Query
from pydantic import BaseModel, Field

from goldthread_site.api.reading import DayAndPage, Listed, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.plans.models import PositionDraft
from goldthread_site.plans.presenters.history import ERASED
from goldthread_site.trail.changes import is_erased, revisions
from goldthread_site.trail.models import Revision
from goldthread_site.trail.past import said_of_erased

part = Part("Changes and history")


class Revised(BaseModel):
    """One change of one row: its whole value afterwards, null where the row was taken out or its words were erased.

    ``said`` is the sentence that stands in the place of erased words.
    """

    place: int
    at: datetime
    by: str
    why: str
    list: str
    key: str
    value: dict[str, Any] | None
    erased: bool
    said: str


class Asked(DayAndPage):
    """Which changes."""

    list: str | None = Field(None, max_length=40, description="Of one list, such as actions")
    key: str | None = Field(None, max_length=200, description="Of one row, by its key")
    by: int | None = Field(None, ge=1, le=2**63 - 1, description="Of one person, by the account's number")


@part.get("/plans/{int:plan_id}/history", response=Listed[Revised])
@needs("plan.history")
def history(request, plan_id: int, asked: Query[Asked]):
    """Every change of the plan, the newest first. What is being written is closed to those who only read."""
    it = read(request, plan_id)
    only = {"entity": asked.list, "key": asked.key, "by": asked.by}
    found = revisions(plan_id, at=it.at, **{name: value for name, value in only.items() if value is not None})
    if not it.holds("plan.run"):
        found = found.exclude(entity=PositionDraft.entity)
    page, sentences = page_of(found.select_related("by"), asked), said_of_erased(plan_id)
    return {**page, "rows": [_revised(row, sentences) for row in page["rows"]]}


def _revised(row: Revision, sentences: dict[int, str]) -> Revised:
    erased = is_erased(row)
    instead = sentences.get(row.place, ERASED) if erased else ""
    said = {name: getattr(row, name) for name in ("place", "at", "why", "key", "value")}
    return Revised(**said, list=row.entity, by=row.by.full_name, erased=erased, said=instead)
