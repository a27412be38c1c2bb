"""Bringing in a plan: choose a file, check what was read, accept it whole.

A draft belongs to whoever began it: a plan of its own needs the right to bring in plans, both to begin and to accept
it; a later version of a plan only the right to run that plan. So the pages between ask for the lesser right.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.errors import UserError
from goldthread_site.look.pieces import counted
from goldthread_site.look.uploads import name_of_refused_upload
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import actions
from goldthread_site.plans.fields import kinds
from goldthread_site.plans.forms import UploadForm, ValueForm
from goldthread_site.plans.models import ImportDraft
from goldthread_site.plans.next_document.recognising import later_version_of
from goldthread_site.plans.presenters import imports as show
from goldthread_site.plans.presenters.columns import said_of_columns
from goldthread_site.plans.presenters.import_review import review as words_of_review
from goldthread_site.plans.presenters.import_values import ValueShown, value_shown

ROWS_A_PAGE = 12


@capability("plan.import")
@require_http_methods(["GET", "POST"])
def start(request):
    """Step 1: choose a file. What cannot be read is refused at the field, and nothing is kept."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and (draft := _draft_from(request, form)):
        return redirect("plans:import_review", draft.pk)
    mine = ImportDraft.objects.filter(started_by=request.user, plan=None)
    drafts = [show.draft_shown(draft) for draft in mine]
    return render(request, "plans/import.html", {"form": form, "drafts": drafts}, status=422 if form.errors else 200)


def _draft_from(request, form: UploadForm) -> ImportDraft | None:
    if name := name_of_refused_upload(request):
        form.refuse(
            f"{name} is larger than 10 MB. A plan is much smaller. Choose the file of the plan. Nothing was saved."
        )
        return None
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return actions.start_import(by=request.user, data=file.read(), file_name=file.name)
    except UserError as refusal:
        form.refuse(f"{refusal} Nothing was saved.")
        form.already = getattr(refusal, "plan", None)
        return None


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def review(request, draft_id):
    """Step 2: one doubtful value at a time, beside its source; then what will go in."""
    shown = show.draft_shown(get_object_or_404(ImportDraft, pk=draft_id, started_by=request.user))
    if not shown.draft.understood:
        return redirect("plans:import_columns", draft_id)
    value = _asked_for(shown, request.GET.get("value"))
    form = None
    if value:
        form, done = _answered(request, shown, value)
        if done:
            return redirect("plans:import_review", draft_id)
    context = words_of_review(shown, value) | {"form": form, "shown": shown, "value": value}
    context["said_of_columns"] = said_of_columns(shown.draft, request.user)
    context["later_of"] = later_version_of(shown, request.user)
    return render(request, "plans/import_review.html", context, status=422 if form and form.errors else 200)


def _asked_for(shown: show.DraftShown, number: str | None) -> ValueShown | None:
    """The value with this number in the list, else the first that is still to check."""
    listed = {str(place): value for place, value in enumerate(shown.in_doubt, 1)}
    if number in listed:
        return listed[number]
    return next(iter(shown.to_check), None)


def _answered(request, shown: show.DraftShown, value: ValueShown) -> tuple[ValueForm | None, bool]:
    """The form for the value, and whether an answer was saved."""
    if request.method != "POST":
        return _form(shown, value), False
    if request.POST.get("answer") == "yes" or value.field is None:
        kind, key, field = value.asked
        return None, _saved(request, actions.confirm_value, draft=shown.draft, kind=kind, key=key, field=field)
    form = _form(shown, value, request.POST)
    if request.POST.get("answer") != "other":
        form.add_error(None, "Choose whether to keep what was read")
        return form, False
    return form, _corrected(request, shown, value, form)


def _form(shown: show.DraftShown, value: ValueShown, data=None) -> ValueForm | None:
    if value.field is None:
        return None
    return ValueForm(data, field=value.field, kind=value.kind, was=value.raw, plan=shown.plan)


def _corrected(request, shown: show.DraftShown, value: ValueShown, form: ValueForm) -> bool:
    if not form.is_valid():
        return False
    kind, key, field = value.asked
    change = {"draft": shown.draft, "kind": kind, "key": key, "field": field, "value": form.cleaned_data["value"]}
    return _saved(request, actions.correct_value, form=form, **change)


def _saved(request, action, *, form: ValueForm | None = None, **change) -> bool:
    """Whether the change was made; where it was refused, the reason stands at the field or above the page."""
    try:
        action(by=request.user, **change)
    except UserError as refusal:
        if form is None:
            messages.warning(request, str(refusal))
            return True
        form.add_error("value", str(refusal))
        return False
    return True


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def value(request, draft_id, kind, key, field):
    """Any one value, beside its source, to be corrected."""
    shown = show.draft_shown(get_object_or_404(ImportDraft, pk=draft_id, started_by=request.user))
    asked = value_shown(shown.plan, kind, key, field, show.corrections_by_place(shown.draft))
    if asked.field is None:
        raise Http404
    form = _form(shown, asked, request.POST or None)
    if request.method == "POST" and _corrected(request, shown, asked, form):
        messages.success(request, f"{asked.label}: corrected.")
        return redirect(_values_address(draft_id, kind))
    context = {"shown": shown, "value": asked, "form": form, "source": shown.source(asked)}
    context["back"] = _values_address(draft_id, kind)
    return render(request, "plans/import_value.html", context, status=422 if form.errors else 200)


def _values_address(draft_id, kind: str) -> str:
    return f"{reverse('plans:import_values', args=[draft_id])}?kind={kind}"


@capability("plan.run")
def every_value(request, draft_id):
    """Everything that was read, list by list, with where it stands and how it came to be known."""
    shown = show.draft_shown(get_object_or_404(ImportDraft, pk=draft_id, started_by=request.user))
    kind = request.GET.get("kind", "actions")
    if kind not in kinds():
        raise Http404
    page = Paginator(show.rows_of_values(shown, kind), ROWS_A_PAGE).get_page(request.GET.get("page"))
    tabs = show.tabs(shown.plan, kind)
    return render(
        request, "plans/import_values.html", {"shown": shown, "kind": kinds()[kind], "tabs": tabs, "page": page}
    )


@capability("plan.run")
@require_POST
def confirm_rest(request, draft_id):
    """Takes every value that is still to check as it was read."""
    draft = get_object_or_404(ImportDraft, pk=draft_id, started_by=request.user)
    _saved(request, actions.confirm_rest, draft=draft)
    return redirect("plans:import_review", draft_id)


@capability("plan.import")
@require_POST
def accept(request, draft_id):
    """Step 3: the plan goes in, whole or not at all."""
    draft = ImportDraft.objects.filter(pk=draft_id, started_by=request.user).first()
    if draft is None:  # a second click on the button
        messages.warning(request, "This import is finished: it was accepted or thrown away.")
        return redirect("plans:import")
    if request.POST.get("version") != str(draft.version):
        messages.warning(request, "This import was changed in another window. Look at it again, then accept it.")
        return redirect("plans:import_review", draft_id)
    try:
        plan = actions.accept_import(by=request.user, draft=draft)
    except UserError as refusal:
        messages.warning(request, str(refusal))
        return redirect("plans:import_review", draft_id)
    said = f"{counted(plan.recommendations.count(), 'recommendation')} and {counted(plan.actions.count(), 'action')}"
    messages.success(request, f"The plan is in: {said}.")
    return redirect("plans:overview", plan.pk)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def discard(request, draft_id):
    """Asks once, then throws the draft away."""
    draft = get_object_or_404(ImportDraft, pk=draft_id, started_by=request.user)
    if request.method == "POST":
        actions.discard_import(by=request.user, draft=draft)
        messages.success(request, f"{draft.file_name} was thrown away. Nothing of it was saved.")
        return redirect("plans:next_document", draft.plan_id) if draft.plan_id else redirect("plans:import")
    return render(request, "plans/import_discard.html", {"draft": draft})
