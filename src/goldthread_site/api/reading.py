"""How rows are given out: each with its key and version beside the core's value, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from django.http import HttpResponse
from pydantic import BaseModel, Field

from goldthread.errors import UserError
from goldthread.plan.value import Value
from goldthread_site.plans import models
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.trail.past import values_at

T = TypeVar("T")
MOST_ROWS, FARTHEST = 200, 2**31 - 1


class Paging(BaseModel):
    """Which rows of a list: ``limit`` of them, after the first ``offset``."""

    limit: int = Field(50, ge=1, le=MOST_ROWS, description="How many rows")
    offset: int = Field(0, ge=0, le=FARTHEST, description="How many rows to leave out before the first")


class OnDay(BaseModel):
    """The day on which the plan is read; today where none is named."""

    as_at: str | None = Field(
        None,
        pattern=r"^\d{4}-\d{2}-\d{2}$",
        description="A past day, as 2026-09-22: the plan as it stood when it was over",
    )


class DayAndPage(OnDay, Paging):
    """A page of a list, on a day."""


class Listed(BaseModel, Generic[T]):
    """A page of a list; ``total`` is how many rows there are in all."""

    total: int
    limit: int
    offset: int
    rows: list[T]


class Kept(BaseModel, Generic[T]):
    """A row of a plan: its key in its list, the version to send in “If-Match”, and the core's value.

    The version is null on a past day, which nobody changes.
    """

    plan: int
    key: str
    version: int | None
    value: T


def page_of(rows: Sequence[Any], paging: Paging) -> dict[str, Any]:
    """A page of a list that is there as a whole (a list, or a query set)."""
    found = rows[paging.offset : paging.offset + paging.limit]
    total = len(rows) if isinstance(rows, list | tuple) else rows.count()
    return {"total": total, "limit": paging.limit, "offset": paging.offset, "rows": list(found)}


def read(request, plan_id: int) -> Opened:
    """The plan as the person may read it, on the day that the address names."""
    return opened(request, plan_id, tab="")


def changing(request, plan_id: int) -> Opened:
    """The plan today, for a change. Raises where it is closed."""
    return opened(request, plan_id, tab="", changing=True)


def refuse_not_in_force(it: Opened, entity: str, key: str) -> None:
    """Raises where nothing may be added to this row: it is not in the plan, or was withdrawn from it."""
    if key not in {row.id for row in getattr(it.plan, entity)}:
        raise UserError("this row is not in the plan, or was withdrawn", try_="Choose another. Nothing was saved")


def rows_of(it: Opened, model: type[models.Row]) -> list[Kept]:
    """The rows of a list of the document, as pages show them: in force, within the person's sections."""
    values = it.plan.costs.lines if model is models.CostLine else getattr(it.plan, model.entity)
    if "id" in model.core.model_fields:
        versions = versions_of(it, model)
        return [_kept(it, value.id, versions.get(value.id), value) for value in values]
    there = ((key, version) for key, version, value in _written(it, model) if _is_seen(it, model, value))
    return [_kept(it, key, version, value) for (key, version), value in zip(there, values, strict=True)]


def live_rows(it: Opened, values: Iterable[Value], model: type[models.Row], key=lambda value: value.id) -> list[Kept]:
    """Rows of a list that is no part of the document, with their versions."""
    versions = versions_of(it, model)
    return [_kept(it, key(value), versions.get(key(value)), value) for value in values]


def one_of(rows: Iterable[Kept], key: str, it: Opened, words: str, response: HttpResponse) -> Kept:
    """The row with this key; its version goes into the head of the answer. Raises for none."""
    found = next((row for row in rows if row.key == key), None)
    if found is None:
        raise it.lacks(words)
    if found.version is not None:
        response["ETag"] = f'"{found.version}"'
    return found


def versions_of(it: Opened, model: type[models.Row]) -> dict[str, int]:
    """The version of each row by its key; none on a past day."""
    return dict(model.objects.filter(plan=it.row).values_list("key", "version")) if it.at is None else {}


def _kept(it: Opened, key: str, version: int | None, value: Value) -> Kept:
    return Kept(plan=it.row.pk, key=key, version=version, value=value)


def _written(it: Opened, model: type[models.Row]) -> Iterator[tuple[str, int | None, dict]]:
    if it.at is None:
        yield from model.objects.filter(plan=it.row).order_by("order").values_list("key", "version", "value")
        return
    for held in values_at(it.row.pk, at=it.at, entities=[model.entity]).get(model.entity, ()):
        yield held.key, None, held.value


def _is_seen(it: Opened, model: type[models.Row], value: dict) -> bool:
    """Whether a row without an id stands in the plan as this person reads it: the rules of `goldthread.plan.part`."""
    if value.get("withdrawn") and model is not models.Position:
        return False
    if it.holds("plan.see"):  # over all of the plan
        return True
    asked = {row.id for row in it.plan.recommendations}
    if model is models.Indicator:
        return any(key in asked for key in value.get("recommendations") or ())
    if model is models.RemedialAction:
        return value.get("recommendation") in asked or value.get("action") in {row.id for row in it.plan.actions}
    return model is models.Position and value.get("recommendation") in asked
