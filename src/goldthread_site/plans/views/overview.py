"""The first page of a plan."""

from django.shortcuts import render

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.escalation import presenter as escalation
from goldthread_site.plans.filters import FilterForm
from goldthread_site.plans.hand_down import presenter as hand_down
from goldthread_site.plans.hand_down.above import answers
from goldthread_site.plans.hand_down.rolling import rolled_of
from goldthread_site.plans.models import DateMove
from goldthread_site.plans.opened import opened
from goldthread_site.plans.owners.filter import with_owners
from goldthread_site.plans.owners.load import gone_in_words
from goldthread_site.plans.presenters import overview as show
from goldthread_site.plans.presenters.agreeing import heading as waits_heading
from goldthread_site.plans.presenters.agreeing import waiting
from goldthread_site.plans.presenters.reports import clock_shown
from goldthread_site.plans.reports.models import PlanReport


@capability("plan.see", by_section=True)
def overview(request, plan_id: int):
    """Where each recommendation stands today."""
    it = opened(request, plan_id, tab="overview")
    plan, keys, known = with_owners(it)
    chosen = FilterForm(request.GET, show.choices(plan, as_at=it.as_at, keys=keys))
    page = show.overview(plan, chosen, as_at=it.as_at, keys=keys)
    kept = PlanReport.objects.filter(plan=it.row).first()
    clock = clock_shown(kept.clock, as_at=it.as_at) if kept else None
    waits = waiting(it.plan, it.live(DateMove), it.ratings_said()) if it.at is None and it.may("plan.agree") else []
    context = it.context(
        doors=it.doors("overview"), page=page, filter_form=chosen, left_out=chosen.left_out, clock=clock,
        waits=waits_heading(waits) if waits else "",
        may_import=it.may("plan.import"), gone=gone_in_words(it.plan, known, plan_id, as_at=it.as_at),
        below=hand_down.of_plan(it.plan, rolled_of(it), request.user), above=answers(it, request.user),
        overdue=escalation.overdue_in_words(it),
    )  # fmt: skip
    return render(request, "plans/overview.html", context)
