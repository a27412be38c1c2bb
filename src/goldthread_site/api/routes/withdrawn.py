"""What was withdrawn from a plan, and promised again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from ninja import Query
from pydantic import BaseModel

from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import DayAndPage, Listed, changing, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Why, Written, version_seen, write
from goldthread_site.plans import models
from goldthread_site.plans.next_document.withdrawn import every, put_back

part = Part("The next document")
ENTITIES = {model.entity: model for model in models.ROWS}


class WithdrawnRow(BaseModel):
    """A row that is kept and no longer promised: its list, key and version, when it was withdrawn, by whom and why."""

    list: str
    key: str
    version: int | None
    called: str
    on: date | None
    by: str
    why: str


@part.get("/plans/{int:plan_id}/withdrawn", response=Listed[WithdrawnRow])
@needs("plan.see")
def withdrawn(request, plan_id: int, asked: Query[DayAndPage]):
    """What was withdrawn, list by list."""
    it = read(request, plan_id)
    page = page_of(every(it), asked)
    return {**page, "rows": [_row(each, it) for each in page["rows"]]}


def _row(each: Any, it) -> WithdrawnRow:
    rows = ENTITIES[each.entity].objects.filter(plan=it.row, key=each.key)
    version = rows.values_list("version", flat=True).first() if it.at is None else None
    told = {name: getattr(each, name) for name in ("key", "on", "by", "why")}
    return WithdrawnRow(list=each.entity, version=version, called=each.row.text, **told)


class PromisedAgain(Asked):
    """Why the row is promised again."""

    why: Why


@part.post(
    "/plans/{int:plan_id}/withdrawn/{str:entity}/{path:key}/bring-back", response=Written,
    openapi_extra=dict(AT_VERSION),
)  # fmt: skip
@needs("plan.run")
def bring_back(request, plan_id: int, entity: str, key: str, said: PromisedAgain):
    """A withdrawn row is promised again."""
    it, was = changing(request, plan_id), version_seen(request)
    if entity not in ENTITIES:
        raise Http404
    row = get_object_or_404(ENTITIES[entity], plan=it.row, key=key)
    return write(request, it.row, lambda: put_back(by=request.user, row=row, was=was, why=said.why))
