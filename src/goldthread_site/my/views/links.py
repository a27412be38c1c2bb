"""The links that are out: a list for who runs the plan, with a way to end each, and the plan's own switch."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.clock import moment
from goldthread_site.my import links as out
from goldthread_site.my.actions import switch_links
from goldthread_site.my.models import UpdateLink
from goldthread_site.my.presenters.links import page
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.changing import refuse_closed
from goldthread_site.plans.ending.banner import closed_shown
from goldthread_site.plans.models import Plan


@capability("plan.run")
@require_GET
def links(request, plan_id: int):
    """Every link to an action of this plan of the last year, the newest first."""
    plan = _whole_plan(request, plan_id)
    closing = CorePlan.model_validate(plan.value).closing
    closed = closed_shown(closing, plan.pk, request.user) if closing else None
    return render(request, "my/links.html", {"plan": plan, "page": page(plan, now=moment()), "closed": closed})


@capability("plan.run")
@require_POST
def revoke(request, plan_id: int, link_id: int):
    """Ends a link at once."""
    plan = _whole_plan(request, plan_id)
    refuse_closed(plan)
    link = get_object_or_404(UpdateLink, pk=link_id, plan=plan)
    if out.revoke_link(by=request.user, link=link):
        messages.success(request, "The link is ended. It opens nothing any more.")
    else:
        messages.warning(request, "That link had ended already.")
    return redirect("my:links", plan_id)


@capability("plan.run")
@require_POST
def switch(request, plan_id: int):
    """Switches links on or off for the plan; off, those that are out open nothing."""
    plan = _whole_plan(request, plan_id)
    on = request.POST.get("on") == "1"
    switch_links(by=request.user, plan=plan, on=on)
    messages.success(
        request, "Links are switched on." if on else "Links are switched off. Those that are out open nothing."
    )
    return redirect("my:links", plan_id)


def _whole_plan(request, plan_id: int) -> Plan:
    """The plan, for who runs all of it: the list holds links to actions of every part."""
    if not request.user.can("plan.run", plan=plan_id, section=""):
        raise PermissionDenied("a part of the plan only")
    return get_object_or_404(Plan, pk=plan_id)
