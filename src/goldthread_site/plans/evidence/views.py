"""The pages of evidence: what there is, what is missing, and each piece with its versions."""

from __future__ import annotations

import logging

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Evidence as CoreEvidence
from goldthread_site.look.clock import today
from goldthread_site.look.uploads import name_of_refused_upload, upload_limit
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.changing import StaleRow
from goldthread_site.plans.evidence import actions, forms, presenter
from goldthread_site.plans.evidence.kept import given_out, take_in
from goldthread_site.plans.evidence.rights import may_add, may_open, may_withdraw, reached, refuse_strangers
from goldthread_site.plans.live_pages import sentence
from goldthread_site.plans.models import Evidence, Plan
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters.names import Names
from goldthread_site.plans.rows import core_plan, live

log = logging.getLogger("goldthread.evidence")
TOO_BIG = "is larger than 20 MB. Choose a smaller file, or give a link to it. Nothing was saved."


@capability("plan.see", by_section=True)
@require_GET
def every(request, plan_id: int):
    """All evidence of a plan, with what is done and not proven first."""
    it = opened(request, plan_id, tab="evidence")
    page = presenter.list_shown(it.plan, seen(request.user, it), as_at=it.as_at, names=Names(it.written))
    changes = not it.read_only and bool(presenter.rows_to_choose(it.plan, request.user, plan_id))
    return render(request, "plans/evidence/list.html", it.context(page=page, may_add=changes))


@capability("plan.see", by_section=True)
@require_GET
def one(request, plan_id: int, key: str):
    """One piece of evidence: its versions, and the rows that it speaks for."""
    it = opened(request, plan_id, tab="evidence")
    return _one(request, it, key)


def seen(user, it: Opened) -> tuple[CoreEvidence, ...]:
    """The evidence that this person may know of: what speaks for a row that she may read."""
    reads = reached(user, "plan.see", it.row.pk, it.plan)
    return tuple(each for each in it.live(Evidence) if any(map(reads, each.used_by)))


def _one(request, it: Opened, key: str, use: forms.UseForm | None = None):
    said = next((each for each in seen(request.user, it) if each.id == key), None)
    if said is None:
        raise Http404
    row = Evidence.objects.filter(plan=it.row, key=key).first()
    may = not it.read_only and row is not None and not said.withdrawn
    changes = may and may_add(request.user, it.row.pk, it.plan, said.used_by)
    rows = presenter.rows_to_choose(it.plan, request.user, it.row.pk) if changes else []
    form = use or forms.UseForm(rows=rows, initial={"was": row.version if row else 0})
    context = it.context(
        each=presenter.shown(said, Names(it.written), as_at=it.as_at), versions=presenter.versions_of(said), use=form,
        may_change=changes, may_use=changes and bool(rows),
        may_withdraw=changes and may_withdraw(request.user, it.row.pk, it.plan, said.used_by),
        may_see=may_open(request.user, it.row.pk, it.plan, said.used_by),
    )  # fmt: skip
    return render(request, "plans/evidence/one.html", context, status=422 if use else 200)


@capability("plan.act", by_section=True)
@require_http_methods(["GET", "POST"])
@upload_limit(settings.EVIDENCE_LIMIT_BYTES)
def add(request, plan_id: int):
    """A file or a link, for one row; “for=actions:a1” in the address chooses the row."""
    it = opened(request, plan_id, tab="evidence", changing=True)
    rows = presenter.rows_to_choose(it.plan, request.user, plan_id)
    if not rows:
        raise UserError("no action of this plan is yours", try_="Ask the programme manager to add the proof")
    posted = request.method == "POST"
    form = forms.AddForm(request.POST, request.FILES, rows=rows) if posted else _blank(request, rows)
    if posted and (done := _added(request, it, form)):
        return done
    return render(request, "plans/evidence/add.html", it.context(form=form), status=422 if form.errors else 200)


def _blank(request, rows: list) -> forms.AddForm:
    return forms.AddForm(rows=rows, initial={"row": request.GET.get("for", "")})


def _added(request, it: Opened, form: forms.AddForm):
    if name := name_of_refused_upload(request):
        form.add_error("file", f"{name} {TOO_BIG}")
    if not form.is_valid():
        return None
    given, used = form.cleaned_data, form.cleaned_data["row"]
    refuse_strangers(request.user, it.row.pk, it.plan, [used])
    what = {name: given[name] for name in ("file", "address", "title", "expires")}
    try:
        said = actions.add(by=request.user, plan=it.row, on=today(), to=[used], **what)
    except UserError as refusal:
        form.add_error("file" if given["file"] else "address", sentence(refusal))
        return None
    messages.success(request, f"“{said.title}” is kept as proof.")
    return redirect("plans:evidence_one", it.row.pk, said.id)


@capability("plan.act", by_section=True)
@require_http_methods(["GET", "POST"])
@upload_limit(settings.EVIDENCE_LIMIT_BYTES)
def version(request, plan_id: int, key: str):
    """A newer file; where somebody else saved meanwhile, both are kept once the person has said so."""
    it, row = _changing(request, plan_id, key)
    posted = request.method == "POST"
    form = forms.VersionForm(request.POST, request.FILES) if posted else forms.VersionForm(initial={"was": row.version})
    if posted and (done := _version_added(request, it, row, form)):
        return done
    context = it.context(
        form=form, each=presenter.shown(row.read, Names(it.written), as_at=it.as_at), number=len(row.read.versions) + 1
    )
    return render(request, "plans/evidence/version.html", context, status=422 if form.errors else 200)


def _version_added(request, it: Opened, row: Evidence, form: forms.VersionForm):
    if name := name_of_refused_upload(request):
        form.add_error("file", f"{name} {TOO_BIG}")
    if not form.is_valid():
        return None
    given = form.cleaned_data
    try:
        kept = take_in(given["file"]) if given["file"] else given["kept"]
        said = {"why": given["why"], "expires": given["expires"], "on": today(), "was": given["was"]}
        actions.add_version(by=request.user, plan=it.row, key=row.key, file=kept, **said)
    except StaleRow as fault:
        _asked_again(form, was=fault.row.version, kept=forms.signed(kept))
        form.add_error("file", _both(fault, kept.name))
        return None
    except UserError as refusal:
        form.add_error("file", sentence(refusal))
        return None
    messages.success(request, "The new version is in. The older ones stay.")
    return redirect("plans:evidence_one", it.row.pk, row.key)


def _saved(fault: StaleRow) -> str:
    return f"{fault.last.by.get_full_name()} saved this while you were writing"


def _both(fault: StaleRow, name: str) -> str:
    """What the person is told whose file came second: both are kept, once she has said so."""
    theirs, number = fault.row.read.newest.name, len(fault.row.read.versions) + 1
    return (
        f"{_saved(fault)}; the newest version is now {theirs}. Yours, {name}, is not in yet: press the button again to "
        f"put it in as version {number}. Neither is lost."
    )


def _asked_again(form, **values) -> None:
    """The same form with what was typed, and these hidden values anew."""
    form.data = form.data.copy()
    for name, value in values.items():
        form.data[name] = value


@capability("plan.act", by_section=True)
@require_POST
def use(request, plan_id: int, key: str):
    """One row more, or (with “away”) one less, that the evidence speaks for."""
    it, _ = _changing(request, plan_id, key)
    if request.POST.get("away"):
        return _away(request, it, key)
    form = forms.UseForm(request.POST, rows=presenter.rows_to_choose(it.plan, request.user, plan_id))
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.use_for(by=request.user, plan=it.row, key=key, was=given["was"], to=given["row"])
        except UserError as refusal:
            form.add_error("row", sentence(refusal))
        else:
            messages.success(request, "It is proof there too.")
            return redirect("plans:evidence_one", plan_id, key)
    return _one(request, it, key, form)


def _away(request, it: Opened, key: str):
    was, of = request.POST.get("was", ""), forms.used_of(request.POST["away"])
    refuse_strangers(request.user, it.row.pk, it.plan, [of])
    seen = int(was) if was.isascii() and was.isdecimal() and len(was) < 10 else 0
    actions.stop_using(by=request.user, plan=it.row, key=key, was=seen, of=of)
    messages.success(request, "It no longer counts as proof there.")
    return redirect("plans:evidence_one", it.row.pk, key)


@capability("plan.act", by_section=True)
@require_http_methods(["GET", "POST"])
def withdraw(request, plan_id: int, key: str):
    """Takes the evidence out of use, with a reason; nothing is deleted."""
    it, row = _changing(request, plan_id, key)
    if not may_withdraw(request.user, plan_id, it.plan, row.read.used_by):
        raise UserError(
            "it is proof of somebody else's work too", try_="Say that it is no proof of your action. Nothing was saved"
        )
    form = (
        forms.WithdrawForm(request.POST)
        if request.method == "POST"
        else forms.WithdrawForm(initial={"was": row.version})
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(by=request.user, plan=it.row, key=key, **form.cleaned_data)
            messages.success(request, f"“{row.read.title}” is withdrawn. Its files stay, with your reason.")
            return redirect("plans:evidence_one", plan_id, key)
        except StaleRow as fault:
            _asked_again(form, was=fault.row.version)
            form.add_error("why", f"{_saved(fault)}. Look at it again, then press the button. Your reason is kept.")
        except UserError as refusal:
            form.add_error("why", sentence(refusal))
    context = it.context(form=form, each=presenter.shown(row.read, Names(it.written), as_at=it.as_at))
    return render(request, "plans/evidence/withdraw.html", context, status=422 if form.errors else 200)


def _changing(request, plan_id: int, key: str) -> tuple[Opened, Evidence]:
    """The plan and the row, for somebody who may change it today. Raises `UserError` for others."""
    it = opened(request, plan_id, tab="evidence", changing=True)
    row = get_object_or_404(Evidence, plan=it.row, key=key)
    refuse_strangers(request.user, plan_id, it.plan, row.read.used_by)
    return it, row


@capability("evidence.see", by_section=True)
@require_GET
def file(request, plan_id: int, key: str, version: int):
    """The bytes of one version, as a download that no browser opens as a page of this site."""
    plan = get_object_or_404(Plan, pk=plan_id)
    said = next((each for each in live(plan, Evidence) if each.id == key), None)
    if said is None or not 1 <= version <= len(said.versions):
        raise Http404
    if not may_open(request.user, plan_id, core_plan(plan), said.used_by):
        raise PermissionDenied("evidence of another part of the plan")
    asked = said.versions[version - 1]
    answer = HttpResponse(given_out(asked.sha256), content_type=asked.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=asked.name)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    log.info("evidence look plan=%s evidence=%s version=%s by=%s", plan_id, key, version, request.user.pk)
    return answer
