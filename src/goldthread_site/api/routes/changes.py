"""What changed in a plan between two days."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from ninja import Query
from pydantic import BaseModel, Field
from pydantic_core import to_jsonable_python

from goldthread.errors import UserError
from goldthread.plan.changed import Changes
from goldthread.plan.differences import Absence, Difference
from goldthread_site.api.reading import Listed, Paging, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.plans import comparing

part = Part("Changes and history")
_DAY = r"^\d{4}-\d{2}-\d{2}$"


class TwoDays(Paging):
    """The two days; without them, from the last board until today, as the page does."""

    from_: str | None = Field(None, pattern=_DAY, alias="from", description="The first day, as 2026-07-20")
    to: str | None = Field(None, pattern=_DAY, description="The second day")


class Changed(BaseModel):
    """Something that changed: in which of the board's lists it stands, the row, and what is to be said of it.

    ``differences`` are the values that differ: each with its path in the row, before and after.
    """

    about: str
    list: str
    key: str
    said: dict[str, Any]
    differences: list[dict[str, Any]]


class Compared(Listed[Changed]):
    """What changed between the two days: the changes by list, the ratings of actions that got better and worse."""

    before_on: str
    after_on: str
    better: int
    worse: int
    unchanged: int


@part.get("/plans/{int:plan_id}/changes", response=Compared)
@needs("plan.history")
def changes(request, plan_id: int, asked: Query[TwoDays]):
    """What changed between two days: claims, ratings, dates, done, new, gone, wording, costs, owners, told."""
    it = read(request, plan_id)
    form = comparing.DaysForm(request.GET, comparing.days_of(it.row, it.plan, last=it.as_at))
    if (two := form.two_days) is None:
        said = [sentence for sentences in form.errors.values() for sentence in sentences]
        raise UserError(" ".join(said).rstrip("."))
    found = comparing.compared(it, *two).changes
    days = {"before_on": two[0].isoformat(), "after_on": two[1].isoformat()}
    counts = {"better": found.better, "worse": found.worse, "unchanged": found.unchanged}
    return {**page_of(list(_every(found)), asked), **days, **counts}


def _every(found: Changes):
    for each in fields(found):
        for item in values if isinstance(values := getattr(found, each.name), tuple) else ():
            said = {one.name: plain(getattr(item, one.name)) for one in fields(item)}
            differences = said.pop("differences", [])
            entity, key = said.pop("entity", "actions"), said.pop("key", "")
            if each.name != "totals":
                yield Changed(about=each.name, list=entity, key=key, said=said, differences=differences)


def plain(value: Any) -> Any:
    """The value as JSON; of a difference, no side where there is none."""
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, Difference):
        sides = {name: plain(getattr(value, name)) for name in ("before", "after")}
        there = {name: side for name, side in sides.items() if not isinstance(getattr(value, name), Absence)}
        return {"list": value.entity, "key": value.key, "path": list(value.path), **there}
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    return None if isinstance(value, Absence) else to_jsonable_python(value)
