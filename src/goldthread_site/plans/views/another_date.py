"""Choosing another date for a page of a plan."""

from __future__ import annotations

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.another_date import DateForm
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import another_date as show
from goldthread_site.trail.past import first_day


@capability("plan.see")
@require_safe
def another_date(request, plan_id: int):
    """Asks for a day, offers the boards' and those of changes, and leads back to the page one came from."""
    it = opened(request, plan_id, tab="overview")
    page = show.page_of_the_plan(plan_id, request.GET.get("page", ""))
    form = DateForm(request.GET if "day" in request.GET else None, first=first_day(plan_id) or it.as_at)
    if form.is_valid():
        return redirect(show.on_day(plan_id, page, form.cleaned_data["day"]))
    context = it.context(form=form, page=show.another_date(it, page), may_history=it.holds("plan.history"))
    return render(request, "plans/another_date.html", context, status=422 if form.errors else 200)
