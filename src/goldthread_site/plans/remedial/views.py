"""The pages of remedial actions: what needs one, adding one, changing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Used
from goldthread.plan.remedies import remedial_needed
from goldthread_site.look.clock import today
from goldthread_site.look.conflicts import conflict, settled
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.changing import StaleRow
from goldthread_site.plans.evidence.presenter import row_shown
from goldthread_site.plans.live_pages import remind, sentence
from goldthread_site.plans.models import RemedialAction
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters.names import Names
from goldthread_site.plans.remedial import actions, forms, presenter
from goldthread_site.plans.rows import keys_of

LISTS = ("actions", "recommendations")


@capability("plan.see")
@require_GET
def every(request, plan_id: int):
    """What needs a remedial action, those that lack something themselves, the open ones, those that are done."""
    it = opened(request, plan_id, tab="overview")
    page = presenter.page(it.plan, keys_of(it.row, RemedialAction, at=it.at), as_at=it.as_at)
    runs = it.may("plan.run")
    return render(request, "plans/remedial/list.html", it.context(page=page, runs=runs))


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def add(request, plan_id: int, entity: str, key: str):
    """A remedial action for a row, with the reason why it is asked for."""
    it = opened(request, plan_id, tab="overview", changing=True)
    names = Names(it.plan)
    if entity not in LISTS or key not in getattr(names, entity):
        raise Http404
    asked = next(
        (each for each in remedial_needed(it.plan, as_at=it.as_at) if (each.entity, each.key) == (entity, key)), None
    )
    because = "; ".join(asked.because) if asked else ""
    form = forms.RemedyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        why = f"Remedial action: {because or 'asked for'}"
        try:
            said = form.cleaned_data
            actions.add(by=request.user, plan=it.row, entity=entity, key=key, said=said, why=why, today=today())
            return _saved(request, plan_id, said, "The remedial action is in the plan.")
        except UserError as refusal:
            form.add_error("due", sentence(refusal))
    row = row_shown(Used(entity=entity, key=key), names)
    context = it.context(form=form, row=row, because=because, title="Add a remedial action")
    return render(request, "plans/remedial/form.html", context, status=422 if form.errors else 200)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def change(request, plan_id: int, key: str):
    """One remedial action: its words, its lead, its date, and whether it is done."""
    it = opened(request, plan_id, tab="overview", changing=True)
    row = get_object_or_404(RemedialAction, plan=it.row, key=key)
    data = settled(request.POST) if request.method == "POST" else None
    initial = {**forms.initial_of(row.read), "version": row.version}
    form, context = forms.ChangeForm(data, initial=initial), {}
    if data and form.is_valid():
        said = form.cleaned_data
        try:
            actions.save(
                by=request.user, plan=it.row, key=key, was=said["version"], said=said, why=said["why"], today=today()
            )
            return _saved(request, plan_id, said, "Saved. The trail keeps what it was before.")
        except StaleRow as fault:
            context["conflict"] = conflict(
                who=fault.last.by.get_full_name(), at=fault.last.at, version=fault.row.version,
                sides=form.sides(fault.row.read), data=data,
            )  # fmt: skip
        except UserError as refusal:
            form.add_error("due", sentence(refusal))
    shown = presenter.remedy_shown(row.read, key, Names(it.plan), as_at=it.as_at)
    context = it.context(form=form, row=shown.row, title="Change a remedial action", **context)
    status = 409 if "conflict" in context else 422 if form.errors else 200
    return render(request, "plans/remedial/form.html", context, status=status)


def _saved(request, plan_id: int, said: dict, words: str):
    remind(request, said["outstanding"], " ".join(said["remedies"]))
    messages.success(request, words)
    return redirect("plans:remedial", plan_id)
