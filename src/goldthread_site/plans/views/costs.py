"""What a plan says of money."""

from django.shortcuts import render

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.costs.presenter import budget_shown
from goldthread_site.plans.models import CostLine
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import money as show
from goldthread_site.plans.rows import keys_of


@capability("plan.see")
def costs(request, plan_id: int):
    """Cost lines by financial year, their sums beside the printed totals, and costs named in actions."""
    it = opened(request, plan_id, tab="costs")
    budget = budget_shown(it.plan, keys_of(it.row, CostLine, at=it.at))
    runs = it.may("plan.run")
    context = it.context(page=show.costs(it.plan), budget=budget, runs=runs, doors=it.doors("costs"))
    return render(request, "plans/costs.html", context)
