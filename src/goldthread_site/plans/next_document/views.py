"""Taking in a later document: choose it, say what is doubtful, look at the difference, take it in whole."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.errors import UserError
from goldthread_site.look.uploads import name_of_refused_upload
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import readings
from goldthread_site.plans.actions import start_import
from goldthread_site.plans.models import ImportDraft, PlanDocument
from goldthread_site.plans.next_document import actions, rows_asked
from goldthread_site.plans.next_document import difference as show
from goldthread_site.plans.next_document.forms import DecisionsForm, LaterUploadForm, RowsForm, WholeForm
from goldthread_site.plans.next_document.held import Held, held
from goldthread_site.plans.next_document.moved_on import since
from goldthread_site.plans.next_document.settled import Settled
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.trail.record import state_of

_FINISHED = "This document is finished: it was taken in or thrown away."


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def start(request, plan_id: int):
    """Choose a file. What cannot be read is refused at the field, and nothing is kept."""
    it = opened(request, plan_id, tab="overview", changing=True)
    form = LaterUploadForm(request.POST, request.FILES) if request.method == "POST" else LaterUploadForm()
    if request.method == "POST" and (draft := _draft_from(request, it, form)):
        return redirect("plans:next_document_go_on", plan_id, draft.pk)
    drafts = ImportDraft.objects.filter(plan=it.row, started_by=request.user)
    last = PlanDocument.objects.filter(plan=it.row).last()
    context = it.context(form=form, drafts=drafts, last=last)
    return render(request, "plans/next_document/start.html", context, status=422 if form.errors else 200)


def _draft_from(request, it: Opened, form: LaterUploadForm) -> ImportDraft | None:
    if name := name_of_refused_upload(request):
        form.refuse(f"{name} is larger than 10 MB. A plan is much smaller. Choose the plan’s file. Nothing was saved.")
        return None
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return start_import(by=request.user, data=file.read(), file_name=file.name, plan=it.row)
    except UserError as refusal:
        form.refuse(f"{refusal} Nothing was saved.")
        form.already = getattr(refusal, "plan", None)
        return None


@capability("plan.run")
@require_POST
def here(request, plan_id: int, draft_id):
    """A file that somebody began to bring in as a plan of its own is taken in here, as a later version."""
    it = opened(request, plan_id, tab="overview", changing=True)
    draft = get_object_or_404(ImportDraft, pk=draft_id, started_by=request.user)
    try:
        draft = actions.take_in_there(by=request.user, draft=draft, plan=it.row)
    except UserError as refusal:
        messages.warning(request, str(refusal))
        return redirect("plans:import_review", draft_id)
    return redirect("plans:next_document_go_on", plan_id, draft.pk)


@capability("plan.run")
@require_safe
def go_on(request, plan_id: int, draft_id):
    """Leads to the next thing to say of the document."""
    opened(request, plan_id, tab="overview", changing=True)
    draft = _draft(request, plan_id, draft_id)
    return redirect(_next(held(draft)))


def _draft(request, plan_id: int, draft_id) -> ImportDraft:
    drafts = ImportDraft.objects.select_related("plan")
    return get_object_or_404(drafts, pk=draft_id, plan_id=plan_id, started_by=request.user)


def _next(now: Held) -> str:
    """The address of the next thing to say; of the difference where nothing is left."""
    draft = now.draft
    if now.warning:
        return _address("same", draft)
    if not draft.understood or readings.places_to_check(draft.reading, draft.corrections):
        return reverse("plans:import_review", args=[draft.pk])
    if now.asked:
        return _address("rows", draft)
    return _address("whole" if now.said.whole is None else "difference", draft)


def _address(page: str, draft: ImportDraft) -> str:
    return reverse(f"plans:next_document_{page}", args=[draft.plan_id, draft.pk])


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def same(request, plan_id: int, draft_id):
    """A document that looks like another plan altogether: is it this one?"""
    it, now = _opened(request, plan_id, draft_id)
    if request.method == "POST":
        return _said(request, now, replace(now.said, same=True))
    if not now.warning:
        return redirect(_next(now))
    return render(request, "plans/next_document/same.html", it.context(draft=now.draft, warning=now.warning))


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def rows(request, plan_id: int, draft_id):
    """Which live row is this? The rows that are not sure; after the last one, the answers, to be changed."""
    it, now = _opened(request, plan_id, draft_id)
    if not now.asked and not now.answered:
        return redirect(_next(now))
    page = rows_asked.page(now)
    data = request.POST if request.method == "POST" else None
    form = RowsForm(data, asks=page.asks, labels=page.labels, initial={"version": now.draft.version})
    if data and form.is_valid():
        said = now.said.with_rows(form.said)
        return _said(request, now, said, version=form.cleaned_data["version"])
    context = it.context(draft=now.draft, page=page, form=form, shown=page.shown(form))
    return render(request, "plans/next_document/rows.html", context, status=422 if form.errors else 200)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def whole(request, plan_id: int, draft_id):
    """Is it the whole plan or a part of it?"""
    it, now = _opened(request, plan_id, draft_id)
    chosen = {True: "yes", False: "no"}.get(now.said.whole)
    data = request.POST if request.method == "POST" else None
    form = WholeForm(data, initial={"version": now.draft.version, "whole": chosen})
    if data and form.is_valid():
        said = replace(now.said, whole=form.cleaned_data["whole"] == "yes")
        return _said(request, now, said, version=form.cleaned_data["version"])
    context = it.context(draft=now.draft, form=form, missing=rows_asked.missing(now))
    return render(request, "plans/next_document/whole.html", context, status=422 if form.errors else 200)


def _opened(request, plan_id: int, draft_id) -> tuple[Opened, Held]:
    it = opened(request, plan_id, tab="overview", changing=True)
    return it, held(_draft(request, plan_id, draft_id))


def _said(request, now: Held, said: Settled, *, version: int | None = None) -> HttpResponse:
    if version is not None:
        now.draft.version = version
    try:
        actions.say(by=request.user, draft=now.draft, said=said)
    except UserError as refusal:
        messages.warning(request, str(refusal))
    return redirect("plans:next_document_go_on", now.draft.plan_id, now.draft.pk)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def difference(request, plan_id: int, draft_id):
    """What the document changes; a press of the button takes all of it in, or nothing."""
    it = opened(request, plan_id, tab="overview", changing=True)
    if request.method == "POST" and not ImportDraft.objects.filter(pk=draft_id, plan_id=plan_id).exists():
        messages.warning(request, _FINISHED)  # a second press of the button
        return redirect("plans:documents", plan_id)
    state = state_of(plan_id)  # before the plan is read: a change in between is refused when the button is pressed
    now = held(_draft(request, plan_id, draft_id))
    if not now.is_ready or now.warning:
        return redirect("plans:next_document_go_on", plan_id, draft_id)
    conflicts = [each for each in now.merge.conflicts if not each.frozen]
    data = request.POST if request.method == "POST" else None
    form = DecisionsForm(data, conflicts=conflicts, called=show.names_of(now))
    status, moved = 200, ()
    if form.is_bound:
        try:
            if done := _taken_in(request, now, form):
                return done
            status = 422
        except actions.PlanMovedOn as refusal:
            messages.warning(request, str(refusal))
            status, moved = 409, since(it, refusal.seen)
    context = it.context(
        draft=now.draft, form=form, page=show.shown(now, form), state=state, moved=moved, answered=len(now.answered)
    )
    return render(request, "plans/next_document/difference.html", context, status=status)


def _taken_in(request, now: Held, form: DecisionsForm) -> HttpResponse | None:
    """The way to the page that says what was done; nothing where the document was refused."""
    state = form.data.get("state", "")
    if state != state_of(now.draft.plan_id):  # looked at another plan: what was decided then may be no question now
        raise actions.PlanMovedOn(file_name=now.draft.file_name, seen=state)
    if not form.is_valid():
        return None
    now.draft.version = form.cleaned_data["version"]
    try:
        document = actions.take_in(by=request.user, draft=now.draft, state=state, decisions=form.decisions)
    except actions.PlanMovedOn:
        raise
    except UserError as refusal:
        messages.warning(request, str(refusal))
        return None
    messages.success(request, f"{document.file_name} is in the plan.")
    return redirect("plans:document", now.draft.plan_id, document.pk)
