"""What changed between two days."""

from django.shortcuts import render

from goldthread_site.people.capabilities import capability
from goldthread_site.plans import comparing
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import compare as show


@capability("plan.history")
def compare(request, plan_id: int):
    """What is different between a day and another, by default since the last board."""
    it = opened(request, plan_id, tab="compare")
    days = comparing.days_of(it.row, it.plan, last=it.as_at)
    form = comparing.DaysForm(request.GET, days)
    two = form.two_days
    page = show.compare(comparing.compared(it, *two), since=days.since(two[0])) if two else show.nothing_compared()
    status = 200 if two else 422
    return render(request, "plans/compare.html", it.context(page=page, form=form), status=status)
