"""Adding a cost line, and changing one."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.errors import UserError
from goldthread.plan.costs import years_of
from goldthread_site.look.clock import today
from goldthread_site.look.conflicts import conflict, settled
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.changing import StaleRow
from goldthread_site.plans.costs import actions, forms
from goldthread_site.plans.live_pages import sentence
from goldthread_site.plans.models import CostLine
from goldthread_site.plans.opened import opened


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def add(request, plan_id: int):
    """A new line of the budget."""
    it = opened(request, plan_id, tab="costs", changing=True)
    years = forms.years_asked(years_of(it.plan), today())
    form = forms.LineForm(request.POST if request.method == "POST" else None, plan=it.plan, years=years, new=True)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add(by=request.user, plan=it.row, said=form.said, why=form.cleaned_data["why"])
            messages.success(request, "The line is in the budget.")
            return redirect("plans:costs", plan_id)
        except UserError as refusal:
            form.add_error("item", sentence(refusal))
    context = it.context(form=form, title="Add a cost line")
    return render(request, "plans/costs/form.html", context, status=422 if form.errors else 200)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def change(request, plan_id: int, key: str):
    """One line: its words, its amounts, what it pays for."""
    it = opened(request, plan_id, tab="costs", changing=True)
    row = get_object_or_404(CostLine, plan=it.row, key=key)
    years, data = (
        forms.years_asked(years_of(it.plan), today()),
        settled(request.POST) if request.method == "POST" else None,
    )
    initial = {**forms.initial_of(row.read, years), "version": row.version}
    form, more = forms.LineForm(data, plan=it.plan, years=years, new=False, initial=initial), {}
    if data and form.is_valid():
        given = form.cleaned_data
        try:
            actions.save(by=request.user, plan=it.row, key=key, was=given["version"], said=form.said, why=given["why"])
            messages.success(request, "Saved. The trail keeps what it was before.")
            return redirect("plans:costs", plan_id)
        except StaleRow as fault:
            more["conflict"] = conflict(
                who=fault.last.by.get_full_name(), at=fault.last.at, version=fault.row.version,
                sides=form.sides(fault.row.read), data=data,
            )  # fmt: skip
        except UserError as refusal:
            form.add_error("item", sentence(refusal))
    status = 409 if more else 422 if form.errors else 200
    return render(
        request, "plans/costs/form.html", it.context(form=form, title="Change a cost line", **more), status=status
    )
