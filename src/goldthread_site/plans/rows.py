"""Between the core's plan and the rows of the database: one function each way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goldthread.plan import model as core
from goldthread_site.plans import models

_LISTS = tuple(model.entity for model in models.ROWS if "." not in model.entity)


def head_of(plan: core.Plan) -> dict[str, Any]:
    """The plan without its rows, as JSON values: title, narrative, printed totals."""
    whole = plan.model_dump(mode="json", exclude=set(_LISTS))
    whole["costs"].pop("lines")
    return whole


def columns_of_plan(plan: core.Plan) -> dict[str, Any]:
    """What the plan's own row is searched by."""
    return {
        "authority": plan.authority or "",
        "title": plan.title or "",
        "dated": plan.dated or "",
        "value": head_of(plan),
    }


def rows_of(plan: core.Plan) -> Iterable[models.Row]:
    """Every row of the plan, unsaved and without its plan."""
    for model in models.ROWS:
        for order, value in enumerate(_values(plan, model.entity), 1):
            yield model(key=key_of(value, model, order), order=order, **columns_of(value))


def _values(plan: core.Plan, entity: str) -> tuple[core.Row, ...]:
    return plan.costs.lines if entity == "costs.lines" else getattr(plan, entity)


def key_of(value: core.Row, model: type[models.Row], order: int) -> str:
    """The id the core gives the row, or its name and place."""
    return getattr(value, "id", None) or f"{model._meta.verbose_name} {order}"


def columns_of(value: core.Row) -> dict[str, Any]:
    """The JSON of a row's value, and the columns that are searched, filled from it."""
    return {"value": value.model_dump(mode="json"), **_COLUMNS[type(value)](value)}


def _section(row: core.Section) -> dict[str, Any]:
    return {"title": row.title}


def _recommendation(row: core.Recommendation) -> dict[str, Any]:
    columns = {"number": row.number or "", "section": row.section or ""}
    return {**columns, "text": row.text, "withdrawn": row.withdrawn}


def _action(row: core.Action) -> dict[str, Any]:
    words = {"ref": row.ref or "", "text": row.text, "section": row.section or "", "rag": row.rag or ""}
    links = {"recommendations": list(row.recommendations), "leads": "\n".join(row.leads)}
    due = {"due_latest": _day(row.due.latest), "slipped": bool(row.due.slipped_from), "completed": bool(row.completed)}
    return {**words, **links, **due}


def _position(row: core.Position) -> dict[str, Any]:
    return {"recommendation": row.recommendation, "as_at": _day(row.as_at)}


_COLUMNS = {
    core.Section: _section,
    core.Recommendation: _recommendation,
    core.Action: _action,
    core.Outcome: lambda row: {"text": row.text},
    core.Indicator: lambda row: {"code": row.code or ""},
    core.Position: _position,
    core.RemedialAction: lambda row: {"recommendation": row.recommendation or ""},
    core.CostLine: lambda row: {"item": row.item, "recurrent": row.recurrent},
}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def core_plan(plan: models.Plan) -> core.Plan:
    """The whole plan as the core's value, put together from its rows (one query a list)."""
    whole = {**plan.value, "costs": dict(plan.value.get("costs") or {})}
    for model in models.ROWS:
        values = list(model.objects.filter(plan=plan).order_by("order").values_list("value", flat=True))
        if model.entity == "costs.lines":
            whole["costs"]["lines"] = values
        else:
            whole[model.entity] = values
    return core.Plan.model_validate(whole)
