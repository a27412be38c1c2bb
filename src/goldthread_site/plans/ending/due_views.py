"""What is due for deletion, and the deletion of one plan: asked by one person, agreed to by another."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.errors import UserError
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import counted, day, long_day
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import models
from goldthread_site.plans.ending import deleting
from goldthread_site.plans.ending import due as listed
from goldthread_site.plans.ending.forms import DeleteForm
from goldthread_site.plans.evidence.sweeping import sweep
from goldthread_site.plans.live_pages import sentence
from goldthread_site.plans.opened import Opened, opened


@capability("plan.end")
@require_GET
def due(request):
    """Everything whose time is over, each with its rule and its day; nothing is deleted by itself."""
    plans = listed.plans_due(request.user, today=today())
    now = [each for each in plans if each.is_due]
    heading = f"{counted(len(now), 'plan')} {'is' if len(now) == 1 else 'are'} due for deletion" if now else (
        "No plan is due for deletion"
    )  # fmt: skip
    rest = listed.everything_else(today=today()) if request.user.can("plan.end", plan=None) else []
    context = {"heading": heading, "due": now, "later": [each for each in plans if not each.is_due], "rest": rest}
    return render(request, "plans/ending/due.html", context)


@capability("plan.end")
@require_http_methods(["GET", "POST"])
def delete(request, plan_id: int):
    """Asks that a plan be deleted, or answers whoever asked."""
    it = opened(request, plan_id, tab="overview", changing=True, closed_too=True)
    if not it.row.closed_on:
        raise UserError("this plan is running", try_="Close it first. Nothing was saved")
    asked = deleting.asked_of(it.row)
    mine = bool(asked) and asked.asked_by_id == request.user.pk
    may = not asked or mine or it.holds(deleting.AGREE)
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not may:
        raise PermissionDenied(deleting.AGREE)
    if request.method == "POST" and form.is_valid() and _done(request, it, form, asked):
        return redirect("plans:due_for_deletion")
    context = it.context(
        form=form, asked=asked, mine=mine, may=may, goes=_goes(it), kept_until=day(it.row.keep_until),
        asked_on=long_day(asked.asked_at.date()) if asked else "",
    )  # fmt: skip
    return render(request, "plans/ending/delete.html", context, status=422 if form.errors else 200)


def _goes(it: Opened) -> list[str]:
    """What would go, counted."""
    plan, files = it.written, [each for each in it.live(models.Evidence) if each.versions]
    found = (
        (len(plan.recommendations), "recommendation", None), (len(plan.actions), "action", None),
        (len(it.live(models.Update)), "update", None), (len(plan.positions), "position", None),
        (len(files), "file of evidence", "files of evidence"),
    )  # fmt: skip
    return [counted(number, one, many) for number, one, many in found if number]


def _done(request, it: Opened, form: DeleteForm, asked) -> bool:
    why, deed = form.cleaned_data["why"], request.POST.get("do", "")
    try:
        if asked is None:
            deleting.ask(by=request.user, plan=it.row, why=why, today=today())
            messages.success(request, "A second person must agree before anything goes.")
        elif deed == "delete":
            deleting.agree(by=request.user, plan=it.row, why=why, today=today())
            sweep()
            messages.success(request, "The plan is deleted. Its title, its days and the seal of its history are left.")
        else:
            deleting.keep(by=request.user, plan=it.row, why=why)
            messages.success(request, "Nothing was deleted.")
    except UserError as refusal:
        form.add_error("why", sentence(refusal))
        return False
    return True
