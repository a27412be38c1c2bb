"""Update sheets: one for each owner to take, and the difference that a sheet makes when it comes back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.documents.write import FORMS
from goldthread.errors import UserError
from goldthread.plan.owners import owners_of
from goldthread_site.look.pieces import counted
from goldthread_site.look.typed import number_typed
from goldthread_site.look.uploads import name_of_refused_upload
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.changing import refuse_closed
from goldthread_site.plans.listed import listed
from goldthread_site.plans.models import Action, Plan
from goldthread_site.plans.opened import opened
from goldthread_site.plans.owners.filter import with_owners
from goldthread_site.plans.presenters.updates import sheet_shown
from goldthread_site.plans.saved import asked_of
from goldthread_site.plans.updates import actions
from goldthread_site.plans.updates.against import plan_of_sheets
from goldthread_site.plans.updates.forms import SheetForm
from goldthread_site.plans.updates.given_out import sheet_of, workbook_of
from goldthread_site.plans.updates.models import SheetDraft
from goldthread_site.trail.record import state_of


@capability("plan.update")
@require_http_methods(["GET", "POST"])
def sheets(request, plan_id):
    """Every owner with a sheet to take, and the place where one comes back."""
    plan = opened(request, plan_id, tab="actions", changing=True)
    form = SheetForm(request.POST, request.FILES) if request.method == "POST" else SheetForm()
    if request.method == "POST" and (draft := _draft_from(request, plan.row, form)):
        return redirect("plans:update_review", plan_id, draft.pk)
    drafts = SheetDraft.objects.filter(plan=plan.row, started_by=request.user)
    owners = [(place, name, many) for place, (name, many) in enumerate(owners_of(with_owners(plan).plan), 1)]
    context = plan.context(form=form, drafts=drafts, owners=owners)
    return render(request, "plans/update_sheets.html", context, status=422 if form.errors else 200)


def _draft_from(request, plan: Plan, form: SheetForm) -> SheetDraft | None:
    if name := name_of_refused_upload(request):
        form.refuse(f"{name} is larger than 10 MB. Choose the sheet that Goldthread gave out. Nothing was saved.")
        return None
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return actions.start_update(by=request.user, plan=plan, data=file.read(), file_name=file.name)
    except UserError as refusal:
        form.refuse(f"{refusal} Nothing was saved.")
        return None


@capability("plan.update")
@require_GET
def sheet(request, plan_id, owner, form):
    """The sheet of one owner, by their place in the list: no name stands in an address or a file's name."""
    plan = opened(request, plan_id, tab="actions")
    if (data := sheet_of(plan, owner, form)) is None:
        raise Http404
    answer = HttpResponse(data, content_type=FORMS[form].media)
    answer["Content-Disposition"] = f'attachment; filename="update-sheet-{plan_id}-{owner}.{form}"'
    patch_cache_control(answer, no_store=True)
    return answer


@capability("plan.update")
@require_http_methods(["GET", "POST"])
def workbook(request, plan_id):
    """One workbook of the actions over all owners: those that the filter shows, or those that were ticked."""
    it = opened(request, plan_id, tab="actions")
    if request.method == "POST":
        numbers = [number for text in request.POST.getlist("row") if (number := number_typed(text)) is not None]
        keys = list(Action.objects.filter(plan=it.row, pk__in=numbers).values_list("key", flat=True))
    else:
        keys = [action.id for action in listed(it, asked_of(request, it.row)).found]
    if not keys:
        messages.warning(request, "No action is in it. Tick some, or leave something out of the filter.")
        return redirect("plans:actions", plan_id)
    data = workbook_of(it, keys, by=request.user)
    answer = HttpResponse(data, content_type=FORMS["xlsx"].media)
    answer["Content-Disposition"] = f'attachment; filename="actions-{plan_id}-{it.as_at.isoformat()}.xlsx"'
    patch_cache_control(answer, no_store=True)
    return answer


@capability("plan.update")
@require_http_methods(["GET", "POST"])
def review(request, plan_id, draft_id):
    """What the sheet changes; a press of the button puts all of it into the plan, or nothing."""
    draft = SheetDraft.objects.filter(pk=draft_id, plan_id=plan_id, started_by=request.user).first()
    if draft is None and request.method == "POST":  # a second press of the button
        messages.warning(request, "This sheet is finished: it was put in or thrown away.")
        return redirect("plans:update_sheets", plan_id)
    if draft is None:
        raise Http404
    refuse_closed(draft.plan)
    if request.method == "POST" and (done := _applied(request, draft)):
        return done
    plan, state = plan_of_sheets(draft.plan), state_of(plan_id)
    context = {
        "draft": draft,
        "plan": draft.plan,
        "page": sheet_shown(plan, actions.held(draft, by=request.user)),
        "state": state,
    }
    return render(request, "plans/update_review.html", context, status=422 if request.method == "POST" else 200)


def _applied(request, draft: SheetDraft):
    decisions = {
        number: choice for name, choice in request.POST.items()
        if name.startswith("keep-") and (number := number_typed(name.removeprefix("keep-"))) is not None
    }  # fmt: skip
    state = request.POST.get("state", "")
    try:
        changed = actions.apply_update(by=request.user, draft=draft, state=state, decisions=decisions)
    except UserError as refusal:
        messages.warning(request, str(refusal))
        return None
    messages.success(request, f"The sheet is in: {counted(changed, 'action')} changed.")
    return redirect("plans:actions", draft.plan_id)


@capability("plan.update")
@require_POST
def discard(request, plan_id, draft_id):
    """Throws the draft away; the file itself stays where it is."""
    draft = get_object_or_404(SheetDraft, pk=draft_id, plan_id=plan_id, started_by=request.user)
    refuse_closed(draft.plan)
    actions.discard_update(by=request.user, draft=draft)
    messages.success(request, f"{draft.file_name} was thrown away. Nothing of it was saved.")
    return redirect("plans:update_sheets", plan_id)
