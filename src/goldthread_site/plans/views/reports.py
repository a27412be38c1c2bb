"""Starting a plan from the inspection report: choose the file, check what was read, make the skeleton."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.errors import UserError
from goldthread_site.look.pieces import counted
from goldthread_site.look.uploads import name_of_refused_upload
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import reports as show
from goldthread_site.plans.reports import actions
from goldthread_site.plans.reports.forms import DatesForm, ReportUploadForm, ReviewForm, as_read, as_typed
from goldthread_site.plans.reports.models import PlanReport, ReportDraft, clock_of

_FINISHED = "This report is finished: its plan was made, or it was thrown away."


@capability("plan.import")
@require_http_methods(["GET", "POST"])
def start(request):
    """Step 1: choose the report. What cannot be read is refused at the field, and nothing is kept."""
    form = ReportUploadForm(request.POST, request.FILES) if request.method == "POST" else ReportUploadForm()
    if request.method == "POST" and (draft := _draft_from(request, form)):
        return redirect("plans:report_review", draft.pk)
    drafts = ReportDraft.objects.filter(started_by=request.user)
    return render(request, "plans/report.html", {"form": form, "drafts": drafts}, status=422 if form.errors else 200)


def _draft_from(request, form: ReportUploadForm) -> ReportDraft | None:
    if name := name_of_refused_upload(request):
        form.refuse(f"{name} is larger than 10 MB. Choose the report as Ofsted published it. Nothing was saved.")
        return None
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        return actions.start_from_report(by=request.user, data=file.read(), file_name=file.name)
    except UserError as refusal:
        form.refuse(f"{refusal} Nothing was saved.")
        form.already = getattr(refusal, "plan", None)
        return None


@capability("plan.import")
@require_http_methods(["GET", "POST"])
def review(request, draft_id):
    """Step 2: what was read, what goes into the plan, and by when the council must answer."""
    draft = ReportDraft.objects.filter(pk=draft_id, started_by=request.user).first()
    if draft is None and request.method == "POST":  # a second press of the button
        messages.warning(request, _FINISHED)
        return redirect("plans:from_report")
    if draft is None:
        raise Http404
    report, chosen = draft.read, draft.choices or as_read(draft.read)
    form = ReviewForm(request.POST if request.method == "POST" else None, report=report, initial=as_typed(chosen))
    if request.method == "POST":
        if form.is_valid():
            return _chosen(request, draft, form)
        chosen = {**chosen, "taken": request.POST.getlist("taken")}
    context = {"draft": draft, "form": form, "page": show.review(report, chosen["taken"], clock_of(chosen))}
    return render(request, "plans/report_review.html", context, status=422 if form.errors else 200)


def _chosen(request, draft: ReportDraft, form: ReviewForm):
    """What a press of “Make the plan”, or of “Save and work the dates out”, leads to."""
    version, choices = _version(request), form.choices()
    try:
        if request.POST.get("do") != "make":
            actions.choose(by=request.user, draft=draft, version=version, choices=choices)
            return redirect(f"{request.path}#clock")
        plan = actions.make_plan(by=request.user, draft=draft, version=version, choices=choices)
    except UserError as refusal:
        messages.warning(request, str(refusal))
        return redirect("plans:report_review", draft.pk)
    messages.success(request, f"The plan is begun: {counted(len(choices['taken']), 'recommendation')}, no actions yet.")
    return redirect("plans:overview", plan.pk)


def _version(request) -> int:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1


@capability("plan.import")
@require_http_methods(["GET", "POST"])
def discard(request, draft_id):
    """Asks once, then throws the draft away."""
    draft = get_object_or_404(ReportDraft, pk=draft_id, started_by=request.user)
    if request.method == "POST":
        actions.discard_report(by=request.user, draft=draft)
        messages.success(request, f"{draft.file_name} was thrown away. Nothing of it was saved.")
        return redirect("plans:from_report")
    return render(request, "plans/report_discard.html", {"draft": draft})


@capability("plan.import")
@require_http_methods(["GET", "POST"])
def dates(request, plan_id: int):
    """The days from which the clock of a plan counts, and the dates that are stated in place of those worked out."""
    it = opened(request, plan_id, tab="overview", changing=True)
    kept = get_object_or_404(PlanReport, plan=it.row)
    form = DatesForm(request.POST if request.method == "POST" else None, report=kept.read, initial=as_typed(kept.value))
    if request.method == "POST" and form.is_valid():
        return _redated(request, kept, form)
    context = it.context(form=form, kept=kept, clock=show.clock_shown(kept.clock, as_at=it.as_at))
    return render(request, "plans/report_dates.html", context, status=422 if form.errors else 200)


def _redated(request, kept: PlanReport, form: DatesForm):
    days = form.days()
    reasons = "; ".join(f"{name}: {one['why']}" for name, one in days["stated"].items())
    why = f"Dates of the statement of action changed. {reasons}"[:500].strip()
    try:
        actions.change_dates(by=request.user, why=why, kept=kept, version=_version(request), days=days)
        messages.success(request, "The dates are changed.")
    except UserError as refusal:
        messages.warning(request, str(refusal))
        return redirect("plans:report_dates", kept.plan_id)
    return redirect("plans:overview", kept.plan_id)
