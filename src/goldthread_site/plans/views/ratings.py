"""The plan's rating rule, the ratings that differ from it, and the terms on which the plan is run."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.errors import UserError
from goldthread_site.council.boards import boards_now
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.models import Evidence
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters.ratings import ratings as shown
from goldthread_site.plans.terms import actions
from goldthread_site.plans.terms.forms import TermsForm


@capability("plan.see")
def ratings(request, plan_id: int):
    """The rule in a sentence, and each rating that is not what it gives."""
    it = opened(request, plan_id, tab="ratings")
    page = shown(it.plan, it.ratings_said(), it.live(Evidence), as_at=it.as_at)
    return render(request, "plans/ratings.html", it.context(doors=it.doors("ratings"), page=page))


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def terms(request, plan_id: int):
    """How the council runs this plan: rule, start, limits of moves, days of the board."""
    it = opened(request, plan_id, tab="ratings", changing=True)
    council = [board for board in boards_now() if board.days]
    form = TermsForm(request.POST or None, terms=it.plan.terms, version=it.row.version, council=council)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            actions.set_terms(by=request.user, plan=it.row, was=said["version"], terms=form.said, why=said["reason"])
            messages.success(request, "Saved. Ratings and limits follow the new terms from now on.")
            return redirect("plans:ratings", plan_id)
        except UserError as fault:
            form.add_error(None, str(fault))
    return render(request, "plans/terms.html", it.context(form=form), status=422 if form.errors else 200)
