"""The list of a plan's actions."""

from django.core.paginator import Paginator
from django.shortcuts import render

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.filters import FilterForm
from goldthread_site.plans.opened import opened
from goldthread_site.plans.owners.filter import with_owners
from goldthread_site.plans.presenters import actions as show

ROWS_A_PAGE = 50


@capability("plan.see", by_section=True)
def actions(request, plan_id: int):
    """Every action, searched, filtered and sorted as the address says."""
    it = opened(request, plan_id, tab="actions")
    sort = request.GET.get("sort", "")
    plan, keys, _ = with_owners(it)
    chosen = FilterForm(request.GET, show.choices(plan, as_at=it.as_at, keys=keys), words="Words in it", kept=["sort"])
    found = show.in_order(show.kept(plan, chosen, as_at=it.as_at, keys=keys), sort)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "heading": show.heading(it.plan, as_at=it.as_at), "above": show.above(len(found), len(it.plan.actions)),
        "page": page, "groups": show.groups(plan, list(page), as_at=it.as_at, sort=sort),
        "columns": show.columns(it.plan, sort), "sorted": show.sorted_in_words(sort),
        "shows": {**show.columns_of(it.plan.actions), "answers": True},
        "filter_form": chosen, "left_out": chosen.left_out, "empty": not it.plan.actions,
        "may_import": it.may("plan.import"), "may_update": it.may("plan.update"),
    }  # fmt: skip
    return render(request, "plans/actions.html", it.context(doors=it.doors("actions"), **context))
