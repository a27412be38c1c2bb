"""The first page of a plan."""

from django.shortcuts import render

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.filters import FilterForm
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import overview as show


@capability("plan.see")
def overview(request, plan_id: int):
    """Where each recommendation stands today."""
    it = opened(request, plan_id, tab="overview")
    chosen = FilterForm(request.GET, show.choices(it.plan, as_at=it.as_at))
    page = show.overview(it.plan, chosen, as_at=it.as_at)
    return render(request, "plans/overview.html", it.context(page=page, filter_form=chosen, left_out=chosen.left_out))
