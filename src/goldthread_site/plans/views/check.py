"""What the plan check finds."""

from django.shortcuts import render

from goldthread.plan.checks import scores
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.filters import FilterForm
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import check as show


@capability("plan.check")
def check(request, plan_id: int):
    """What to mend, family by family, each fault linked to its row."""
    it = opened(request, plan_id, tab="check")
    found = it.findings()
    chosen = FilterForm(request.GET, show.choices(found))
    page = show.check(it.plan, found, scores(it.plan, found), chosen, request.GET.get("page"))
    return render(request, "plans/check.html", it.context(page=page, filter_form=chosen, left_out=chosen.left_out))
