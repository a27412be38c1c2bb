"""Saying what the columns of a file are, where they were not understood or not rightly."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.errors import UserError
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import actions
from goldthread_site.plans.models import ImportDraft
from goldthread_site.plans.presenters import columns as show


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def columns(request, draft_id):
    """Each layout of table with a choice for each column; what is said is read at once, and the review shows it."""
    draft = get_object_or_404(ImportDraft, pk=draft_id, started_by=request.user)
    form = show.form_for(draft, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if request.POST.get("version") != str(draft.version):
            messages.warning(request, "This import was changed in another window. Look at it again, then say it.")
            return redirect("plans:import_columns", draft_id)
        if form.is_valid() and not form.asks_anew and _said(request, draft, form):
            return redirect("plans:import_review", draft_id)
    context = show.page(draft, form) | {"asks_anew": form.asks_anew and not form.errors}
    return render(request, "plans/import_columns.html", context, status=422 if form.errors else 200)


def _said(request, draft: ImportDraft, form) -> bool:
    try:
        actions.say_columns(by=request.user, draft=draft, tables=form.said())
    except UserError as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@capability("plan.run")
@require_POST
def forget(request, draft_id):
    """Forgets what was said of the columns, for this file and the next."""
    draft = get_object_or_404(ImportDraft, pk=draft_id, started_by=request.user)
    try:
        actions.forget_columns(by=request.user, draft=draft)
    except UserError as refusal:
        messages.warning(request, str(refusal))
        return redirect("plans:import_columns", draft_id)
    messages.success(request, "What was said of the columns is forgotten. The file was read again without it.")
    return redirect("plans:import_review", draft_id)
