"""Changing a row of the plan by hand, and adding one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldthread.errors import UserError
from goldthread_site.look.conflicts import conflict, settled
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.changing import StaleRow
from goldthread_site.plans.editing import actions
from goldthread_site.plans.editing.forms import SAID_ELSEWHERE, RowForm
from goldthread_site.plans.fields import kinds
from goldthread_site.plans.models import EVERY_ROW
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters.names import Names

PAGES = {"actions": "plans:action", "recommendations": "plans:recommendation"}


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def edit(request, plan_id: int, entity: str, key: str):
    """One row's words, its place and what it answers. Somebody else's words are never written over."""
    it = opened(request, plan_id, tab="actions", changing=True)
    row = get_object_or_404(_model(entity), plan=it.row, key=key)
    actions.refuse_withdrawn(row)
    data = settled(request.POST) if request.method == "POST" else None
    form = _form(it, entity, row.value, row.version, data)
    leave, context = _back(plan_id, entity, key), {}
    if data and form.is_valid():
        try:
            actions.change_row(
                by=request.user, row=row, was=form.cleaned_data["version"] or 0, values=form.said,
                why=form.cleaned_data["reason_given"],
            )  # fmt: skip
            messages.success(request, "Saved. The trail keeps what it was before.")
            return redirect(leave)
        except StaleRow as fault:
            context["conflict"] = _conflict(it, form, fault, data)
        except UserError as fault:
            form.add_error(None, str(fault))
    return _page(request, it, entity, form, leave, name=_name(it, entity, key), **context)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def add(request, plan_id: int, entity: str):
    """A new row at the end of its list."""
    it = opened(request, plan_id, tab="actions", changing=True)
    model = _model(entity)
    form = _form(it, entity, {}, None, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            row = actions.add_row(
                by=request.user, plan=it.row, model=model, values=form.said, why=form.cleaned_data["reason_given"]
            )
            messages.success(request, f"The {kinds()[entity].one} is in the plan.")
            return redirect(_back(plan_id, entity, row.key))
        except UserError as fault:
            form.add_error(None, str(fault))
    return _page(request, it, entity, form, reverse("plans:overview", args=[plan_id]))


def _model(entity: str):
    if entity not in SAID_ELSEWHERE:
        raise Http404
    return EVERY_ROW[entity]


def _form(it, entity, was, version, data) -> RowForm:
    return RowForm(data, entity=entity, was=was, plan=it.plan.model_dump(mode="json"), version=version)


def _conflict(it, form: RowForm, fault: StaleRow, data):
    last, sides = fault.last, form.sides(fault.row.value, Names(it.plan).by_id)
    return conflict(
        who=last.by.get_full_name(), at=last.at, version=fault.row.version, sides=sides, data=data
    )  # fmt: skip


def _back(plan_id: int, entity: str, key: str) -> str:
    page = PAGES.get(entity)
    return reverse(page, args=[plan_id, key]) if page else reverse("plans:overview", args=[plan_id])


def _name(it, entity: str, key: str) -> str:
    """What the heading calls the row: “recommendation 4”, “action 6.4”, else what kind of row it is."""
    names = Names(it.plan)
    called = names.action(names.actions[key]) if entity == "actions" else names.by_id.get((entity, key), "")
    return called if entity != "outcomes" else kinds()[entity].one


def _page(request, it, entity, form, leave, *, name="", **more):
    one = kinds()[entity].one
    title = f"Change {name[0].lower() + name[1:]}" if name else f"Add {'an' if one[0] in 'aeiou' else 'a'} {one}"
    status = 409 if more.get("conflict") else 422 if form.errors else 200
    return render(request, "plans/edit.html", it.context(form=form, title=title, leave=leave, **more), status=status)
