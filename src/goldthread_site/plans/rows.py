"""Between the core's plan and the rows of the database: one function each way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeVar

from django.db.models import Max, Q

from goldthread.plan import model as core
from goldthread.plan.live.cross_reference import CrossReference
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.escalation import Escalation
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.hand_down import HandDown
from goldthread.plan.live.update import Update
from goldthread.plan.standing import is_done
from goldthread.plan.value import Value
from goldthread_site.plans import models
from goldthread_site.trail.past import erasures_of, state_at, values_at

LiveValue = TypeVar("LiveValue", Update, DateMove, Evidence, CrossReference, HandDown, Escalation)

PAST_PLANS_KEPT = 8  # in a process, of 1 to 2 MB each: the last board day is asked for again and again
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
        "closed_on": _day(plan.closing and plan.closing.on),
        "keep_until": _day(plan.closing and plan.closing.keep_until),
        "value": head_of(plan),
    }


def rows_of(plan: core.Plan) -> Iterable[models.Row]:
    """Every row of the plan, unsaved and without its plan."""
    for model in models.ROWS:
        for order, value in enumerate(_values(plan, model.entity), 1):
            yield model(key=key_of(value, model, order), order=order, **columns_of(value))


def _values(plan: core.Plan, entity: str) -> tuple[core.Row, ...]:
    return plan.costs.lines if entity == "costs.lines" else getattr(plan, entity)


def key_of(value: Value, model: type[models.Row], order: int) -> str:
    """The id the core gives the row, or its name and place."""
    return getattr(value, "id", None) or f"{model._meta.verbose_name} {order}"


def columns_of(value: Value) -> dict[str, Any]:
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
    due = {"due_latest": _day(row.due.latest), "slipped": bool(row.due.slipped_from), "completed": is_done(row)}
    return {**words, **links, **due, "withdrawn": row.withdrawn}


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
    Update: lambda row: {"action": row.action, "on": _day(row.on)},
    DateMove: lambda row: {"action": row.action, "state": row.state},
    Evidence: lambda row: {"expires": _day(row.expires)},
    CrossReference: lambda row: {"other_plan": row.plan},
    HandDown: lambda row: {"action": row.action, "team_plan": row.plan},
    Escalation: lambda row: {"action": row.action, "ended": bool(row.ended)},
}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def core_plan(plan: models.Plan, *, at: datetime | None = None) -> core.Plan:
    """The whole plan as the core's value, from its rows (one query a list), or from its trail as it was ``at``.

    Raises `LookupError` where the plan was not there ``at``.
    """
    if at is None:
        return _together(plan.value, _lists_now(plan))
    return _plan_then(plan.pk, at, state_at(plan.pk, at), erasures_of(plan.pk))


@lru_cache(maxsize=PAST_PLANS_KEPT)
def _plan_then(plan: int, at: datetime, state: str, erased: int) -> core.Plan:
    """The past does not change, so a plan as it was is put together once; but for words that are erased meanwhile."""
    lists = _lists_at(plan, at)
    return _together(lists.pop("plan"), lists)


def _together(head: dict[str, Any], lists: dict[str, Any]) -> core.Plan:
    costs = {**(head.get("costs") or {}), "lines": lists.pop("costs.lines")}
    return core.Plan.model_validate({**head, "costs": costs, **lists})


def plans_with(plans: Iterable[models.Plan], *lists: type[models.Row]) -> dict[int, core.Plan]:
    """The plans by their number with only these lists, in one query a list: to be shown, and never to be kept."""
    heads = {plan.pk: core.Plan.model_validate({**plan.value, "costs": {}}) for plan in plans}
    found: dict[int, dict[str, list]] = {number: {model.entity: [] for model in lists} for number in heads}
    for model in lists:
        rows = model.objects.filter(plan__in=heads).order_by("plan", "order").values_list("plan", "value")
        for number, value in rows:
            found[number][model.entity].append(model.core.model_validate(value))
    return {
        number: head.model_copy(update={entity: tuple(rows) for entity, rows in found[number].items()})
        for number, head in heads.items()
    }


def plans_about(actions: Iterable[models.Action]) -> dict[int, core.Plan]:
    """Of each plan of these actions what says where they stand in it, by its number, in three queries in all.

    That is its head, its sections, its recommendations, these actions, and of the others as much as gives these their
    names: their order and their lines. The rest is left out, so such a plan is to be shown, and never to be kept.
    """
    asked = {row.pk: row for row in actions}
    plans = plans_with({row.plan for row in asked.values()}, models.Section, models.Recommendation)
    found: dict[int, list[core.Action]] = {number: [] for number in plans}
    placed = models.Action.objects.filter(plan__in=plans).order_by("plan", "order")
    for pk, plan, key, ref, source in placed.values_list("pk", "plan", "key", "ref", "value__source"):
        named = {"id": key, "ref": ref or None, "source": source}
        found[plan].append(asked[pk].read if pk in asked else core.Action.model_validate(named))
    return {number: plan.model_copy(update={"actions": tuple(found[number])}) for number, plan in plans.items()}


def _lists_now(plan: models.Plan) -> dict[str, Any]:
    return {
        model.entity: list(model.objects.filter(plan=plan).order_by("order").values_list("value", flat=True))
        for model in models.ROWS
    }


def _lists_at(plan: int, at: datetime) -> dict[str, Any]:
    held = values_at(plan, at=at, entities=["plan", *(model.entity for model in models.ROWS)])
    if not held.get("plan"):
        raise LookupError(f"plan {plan} was not there")
    lists = {model.entity: [row.value for row in held.get(model.entity, ())] for model in models.ROWS}
    return {**lists, "plan": held["plan"][0].value}


def live(plan: models.Plan, model: type[models.Row], *, at: datetime | None = None, **only) -> tuple[LiveValue, ...]:
    """The core's values of a list that is no part of the document (`models.LIVE_ROWS`), in their order.

    ``only`` picks rows by a column that stands in the value too: ``action="a1"``, or ``action__in=["a1", "a2"]``.
    """
    if at is None:
        values = model.objects.filter(plan=plan, **only).order_by("order").values_list("value", flat=True)
    else:
        past = values_at(plan.pk, at=at, entities=[model.entity], only=only).get(model.entity, ())
        values = [row.value for row in past]
    return tuple(model.core.model_validate(value) for value in values)


def ratings_said(plan: models.Plan, *, at: datetime | None = None) -> tuple[Update, ...]:
    """Of each action the newest update, and the newest that claims it done or blue: what its colour is judged by.

    An action may have years of updates; the others say nothing of its rating today.
    """
    if at is not None:
        past = [held.value for held in values_at(plan.pk, at=at, entities=["updates"]).get("updates", ())]
        claims = [value for value in past if value["completed"] or value["rag"] == "blue"]
        wanted = {id_ for rows in (past, claims) for id_ in {row["action"]: row["id"] for row in rows}.values()}
        return tuple(Update.model_validate(value) for value in past if value["id"] in wanted)
    rows = models.Update.objects.filter(plan=plan).order_by()
    claims = rows.filter(Q(value__rag="blue") | Q(value__completed__gt=""))
    newest = [
        each.values("action").annotate(last=Max("order")).values_list("last", flat=True) for each in (rows, claims)
    ]
    orders = {order for found in newest for order in found}
    values = rows.filter(order__in=orders).order_by("order").values_list("value", flat=True)
    return tuple(Update.model_validate(value) for value in values)


def keys_of(plan: models.Plan, model: type[models.Row], *, at: datetime | None = None) -> list[str]:
    """The keys of a list's rows in their order, as it stands or as it was ``at``: for values without an id."""
    if at is None:
        return list(model.objects.filter(plan=plan).order_by("order").values_list("key", flat=True))
    return [held.key for held in values_at(plan.pk, at=at, entities=[model.entity]).get(model.entity, ())]
