"""A person's own filters: saved from a list, renamed, removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.errors import UserError
from goldthread_site.look.typed import number_typed
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import saved
from goldthread_site.plans.bulk.selection import Selection
from goldthread_site.plans.listed import listed, listed_across
from goldthread_site.plans.live_pages import sentence
from goldthread_site.plans.models import SavedFilter
from goldthread_site.plans.opened import opened


@capability("plan.see")
@require_GET
def filters(request):
    """Every filter that the person saved, by the list that it is for."""
    mine = SavedFilter.objects.filter(person=request.user).select_related("plan").order_by("plan", "name")
    shown = [(each, saved.href_of(each) if _sees(request, each) else "") for each in mine]
    return render(request, "plans/filters/all.html", {"filters": shown})


def _sees(request, each: SavedFilter) -> bool:
    return each.plan_id is None or request.user.can("plan.see", plan=each.plan_id)


@capability("plan.see")
@require_POST
def save(request):
    """Keeps what the list is filtered by under a name."""
    number, asked = number_typed(request.POST.get("plan", "")), request.POST.get("asked", "")[:2000]
    plan, chosen = None, None
    if number is None:
        chosen = listed_across(request.user, QueryDict(asked)).chosen
    elif request.user.can("plan.see", plan=number):
        it = opened(request, number, tab="actions")
        plan, chosen = it.row, listed(it, QueryDict(asked)).chosen
    else:
        raise Http404
    try:
        kept = saved.save(by=request.user, plan=plan, name=request.POST.get("name", ""), chosen=chosen)
    except UserError as fault:
        messages.warning(request, f"{sentence(fault)} Nothing was saved.")
        return redirect(Selection((), plan=number, asked=asked).back)
    messages.success(request, f"“{kept.name}” is saved. It stands above this list, for you alone.")
    return redirect(saved.href_of(kept))


@capability("plan.see")
@require_http_methods(["GET", "POST"])
def one(request, number: int):
    """One of her filters: another name, or away with it."""
    mine = get_object_or_404(SavedFilter, pk=number, person=request.user)
    name, fault = mine.name, ""
    if request.method == "POST" and request.POST.get("do") == "remove":
        saved.remove(by=request.user, saved=mine)
        messages.success(request, f"“{name}” is removed. The actions that it showed are as they were.")
        return redirect("plans:filters")
    if request.method == "POST":
        try:
            saved.rename(by=request.user, saved=mine, name=request.POST.get("name", ""))
        except UserError as refusal:
            fault = sentence(refusal)
        else:
            messages.success(request, f"The filter is called “{mine.name}” now.")
            return redirect("plans:filters")
    context = {"filter": mine, "was": name, "fault": fault, "most": saved.LONGEST_NAME}
    return render(request, "plans/filters/one.html", context, status=422 if fault else 200)
