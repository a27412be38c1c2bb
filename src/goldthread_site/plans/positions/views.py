"""The pages of positions: all of them, the next one's day, its draft, and publishing it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.errors import UserError
from goldthread_site.look.clock import today
from goldthread_site.look.conflicts import conflict, settled
from goldthread_site.look.pieces import day
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.changing import StaleRow
from goldthread_site.plans.live_pages import remind, sentence
from goldthread_site.plans.models import PositionDraft
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.positions import actions, forms, presenter
from goldthread_site.plans.presenters.names import Names, shortened


@capability("plan.see")
@require_GET
def every(request, plan_id: int):
    """Where each recommendation stands, and the drafts for those who run the plan."""
    it = opened(request, plan_id, tab="positions")
    runs = it.may("plan.run")
    drafts = presenter.drafts_seen(actions.open_drafts(it.row)) if runs else {}
    return render(
        request, "plans/positions/list.html", it.context(page=presenter.list_shown(it.plan, drafts), runs=runs)
    )


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def new(request, plan_id: int, key: str):
    """The day of the next position; an open draft is gone on with instead."""
    it = opened(request, plan_id, tab="positions", changing=True)
    if not (row := Names(it.plan).recommendations.get(key)):
        raise Http404
    if open_ := actions.open_drafts(it.row).get(key):
        return redirect("plans:position", plan_id, open_.key)
    form = forms.DayForm(request.POST) if request.method == "POST" else forms.DayForm(initial={"as_at": day(today())})
    if request.method == "POST" and form.is_valid():
        said: date = form.cleaned_data["as_at"]
        try:
            draft = actions.start_draft(by=request.user, plan=it.row, recommendation=key, as_at=said, today=today())
            return redirect("plans:position", plan_id, draft.key)
        except UserError as refusal:
            form.add_error("as_at", sentence(refusal))
    context = it.context(form=form, key=key, name=Names(it.plan).recommendation(row), text=row.text)
    return render(request, "plans/positions/new.html", context, status=422 if form.errors else 200)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def draft(request, plan_id: int, key: str):
    """The draft: its three parts, and below them the grid as it will stand."""
    it, row = _draft(request, plan_id, key)
    data = settled(request.POST) if request.method == "POST" else None
    form, context = _form(it, row, data), {}
    if data and form.is_valid():
        said = form.cleaned_data
        try:
            actions.save_draft(by=request.user, plan=it.row, key=key, was=said["version"], said=said, today=today())
            return _saved(request, plan_id, key, said)
        except StaleRow as fault:
            context["conflict"] = conflict(
                who=fault.last.by.get_full_name(), at=fault.last.at, version=fault.row.version,
                sides=form.sides(fault.row.read), data=data,
            )  # fmt: skip
        except UserError as refusal:
            form.add_error("as_at", sentence(refusal))
    status = 409 if context else 422 if form.errors else 200
    return render(request, "plans/positions/draft.html", _context(it, row, form=form, **context), status=status)


def _form(it: Opened, row: PositionDraft, data) -> forms.PositionForm:
    said = row.read
    carried = presenter.carried(said, presenter.last_before(it.plan, said))
    return forms.PositionForm(data, carried=carried, initial={**forms.initial_of(said), "version": row.version})


def _saved(request, plan_id: int, key: str, said: dict):
    remind(request, *(" ".join(said[f"{strand}_text"]) for strand in ("outcome", "impact", "actions_completed")))
    if "publish" in request.POST:
        return redirect("plans:position_publish", plan_id, key)
    messages.success(request, "The draft is saved.")
    return redirect("plans:position", plan_id, key)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def publish(request, plan_id: int, key: str):
    """The position as everybody will read it; after this nobody changes it."""
    it, row = _draft(request, plan_id, key)
    refused = ""
    if request.method == "POST":
        was = request.POST.get("version", "")
        seen = int(was) if was.isascii() and was.isdecimal() and len(was) < 10 else 0
        try:
            actions.publish(by=request.user, plan=it.row, key=key, was=seen, today=today())
            messages.success(request, "The position is published. A correction is the next position.")
            return redirect("plans:recommendation", plan_id, row.recommendation)
        except StaleRow as fault:
            who = fault.last.by.get_full_name()
            refused = f"{who} changed the draft meanwhile. Read it again below. Nothing was published."
            it, row = _draft(request, plan_id, key)
        except UserError as refusal:
            refused = sentence(refusal)
    context = _context(it, row, refused=refused)
    return render(request, "plans/positions/publish.html", context, status=422 if refused else 200)


def _draft(request, plan_id: int, key: str) -> tuple[Opened, PositionDraft]:
    """The plan and an open draft. Raises `PositionIsPublished` where it is one no longer."""
    it = opened(request, plan_id, tab="positions", changing=True)
    row = get_object_or_404(PositionDraft, plan=it.row, key=key)
    actions.refuse_if_published(row.read)
    return it, row


def _context(it: Opened, row: PositionDraft, **more) -> dict:
    said, names = row.read, Names(it.plan)
    above = names.recommendations.get(row.recommendation)
    title = f"{names.recommendation(above) if above else 'Recommendation'}: position as at {day(said.as_at)}"
    return it.context(
        draft=row, title=title, text=shortened(above.text, 200) if above else "", recommendation=row.recommendation,
        grid=presenter.with_draft(it.plan, said), leave=reverse("plans:position", args=[it.row.pk, row.key]), **more,
    )  # fmt: skip
