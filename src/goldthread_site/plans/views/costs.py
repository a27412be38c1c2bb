"""What a plan says of money."""

from django.shortcuts import render

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import money as show


@capability("plan.see")
def costs(request, plan_id: int):
    """Cost lines by financial year, their sums beside the printed totals, and costs named in actions."""
    it = opened(request, plan_id, tab="costs")
    return render(request, "plans/costs.html", it.context(page=show.costs(it.plan)))
