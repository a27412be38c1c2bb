"""The lists of a plan: each to read, and those that are changed by hand to change and add to."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query

from goldthread.errors import UserError
from goldthread.plan.timescale import read_timescale
from goldthread_site.api.bounded import said_in, some_of
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.reading import DayAndPage, Kept, Listed, OnDay, changing, one_of, page_of, read, rows_of
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Line, Why, Written, version_seen, write
from goldthread_site.plans import models
from goldthread_site.plans.editing import actions
from goldthread_site.plans.editing.forms import fields_of
from goldthread_site.plans.fields import kinds

part = Part("Rows of a plan")
# The address of each list, and its rows. Actions are listed in a file of their own: they have filters.
LISTS: dict[str, type[models.Row]] = {
    "sections": models.Section, "recommendations": models.Recommendation, "outcomes": models.Outcome,
    "indicators": models.Indicator, "positions": models.Position, "remedial-actions": models.RemedialAction,
    "cost-lines": models.CostLine,
}  # fmt: skip
# Lists whose pages ask for a right over all of the plan.
WHOLE = ("positions", "remedial-actions", "cost-lines")
CHANGED_BY_HAND = {**{name: LISTS[name] for name in ("sections", "recommendations", "outcomes", "indicators")},
                   "actions": models.Action}  # fmt: skip


def _reads(name: str, model: type[models.Row]) -> None:
    """A list to read, and one row of it."""
    words, rule = kinds()[model.entity], needs("plan.see", by_section=name not in WHOLE)

    def every(request, plan_id: int, asked: Query[DayAndPage]):
        return page_of(rows_of(read(request, plan_id), model), asked)

    def one(request, response: HttpResponse, plan_id: int, key: str, asked: Query[OnDay]):
        it = read(request, plan_id)
        return one_of(rows_of(it, model), key, it, words.one, response)

    every.__name__, every.__doc__ = _named(f"{name}", name), f"The {words.many} of a plan, in the plan's order."
    one.__name__, one.__doc__ = _named(f"one_{name}", name), f"One {words.one}."
    address = f"/plans/{{int:plan_id}}/{name}"
    part.get(address, response=Listed[Kept[model.core]], summary=words.many.capitalize())(rule(every))
    part.get(f"{address}/{{path:key}}", response=Kept[model.core], summary=words.one.capitalize())(rule(one))


def _changes(name: str, model: type[models.Row]) -> None:
    """A row's words changed, and a new row."""
    words, core_class = kinds()[model.entity], model.core
    one = words.one[0].upper() + words.one[1:]
    fields = [field.name for field in fields_of(model.entity, new=False)]
    new_fields = [field.name for field in fields_of(model.entity, new=True) if field.name != "due"]
    changed = _with_why(f"{one}Changed", some_of(core_class, fields, f"{one}Values"))
    due = {"due": (Line, "")} if model is models.Action else {}
    added = _with_why(f"{one}Added", some_of(core_class, new_fields, f"{one}New", **due))

    def change(request, plan_id: int, key: str, said: changed):
        it, was = changing(request, plan_id), version_seen(request)
        row, values = get_object_or_404(model, plan=it.row, key=key), _some(said_in(said.values))
        return write(
            request, it.row,
            lambda: actions.change_row(by=request.user, row=row, was=was, values=values, why=said.why),
        )  # fmt: skip

    def add(request, plan_id: int, said: added):
        it, values = changing(request, plan_id), _some(said_in(said.values))
        if "due" in values:
            values["due"] = read_timescale(values["due"]).model_dump(mode="json")
        return write(
            request, it.row,
            lambda: actions.add_row(by=request.user, plan=it.row, model=model, values=values, why=said.why), status=201,
        )  # fmt: skip

    change.__annotations__["said"], add.__annotations__["said"] = changed, added
    change.__name__, change.__doc__ = _named(f"change_{name}", name), _CHANGE_SAID.format(one=words.one)
    add.__name__, add.__doc__ = _named(f"add_{name}", name), f"A new {words.one} at the end of its list."
    rule, address = needs("plan.run"), f"/plans/{{int:plan_id}}/{name}"
    part.post(address, response={201: Written}, summary=f"Add: {words.one}")(rule(add))
    part.patch(
        f"{address}/{{path:key}}", response=Written, summary=f"Change: {words.one}", openapi_extra=dict(AT_VERSION)
    )(rule(change))


_CHANGE_SAID = "The words of one {one}: what is not said stays. What has a form of its own is changed there."


def _with_why(name: str, values: type[Asked]) -> type[Asked]:
    return type(name, (Asked,), {"__annotations__": {"values": values, "why": Why}, "__module__": __name__,
                                 "__doc__": "The values, and why."})  # fmt: skip


def _some(values: dict) -> dict:
    if not values:
        raise UserError("nothing is said in “values”", try_="Say which values change. Nothing was saved")
    return values


def _named(operation: str, name: str) -> str:
    """“one_sections” is “one_section” where the list has a plural."""
    said = operation.replace("-", "_")
    return said.removesuffix("s") if operation != name else said


for _name, _model in CHANGED_BY_HAND.items():
    _changes(_name, _model)
for _name, _model in LISTS.items():
    _reads(_name, _model)
