"""The list of a plan's actions."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.bulk.selection import ticks_of
from goldthread_site.plans.hand_down.presenter import with_below
from goldthread_site.plans.hand_down.rolling import rolled_of
from goldthread_site.plans.listed import listed
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import actions as show
from goldthread_site.plans.saved import asked_of, saved_shown

ROWS_A_PAGE = 50


@capability("plan.see", by_section=True)
def actions(request, plan_id: int):
    """Every action, searched, filtered and sorted as the address says."""
    it = opened(request, plan_id, tab="actions")
    asked = asked_of(request, it.row)
    plan, chosen, sort, found = (here := listed(it, asked)).plan, here.chosen, here.sort, here.found
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    ticks = {} if it.read_only else ticks_of(request.user, it.row, [action.id for action in page])
    groups = show.groups(plan, list(page), as_at=it.as_at, sort=sort, ticks=ticks)
    context = {
        "heading": show.heading(it.plan, as_at=it.as_at), "above": show.above(len(found), len(it.plan.actions)),
        "page": page, "groups": with_below(groups, it.plan, rolled_of(it)),
        "columns": show.columns(it.plan, sort), "sorted": show.sorted_in_words(sort),
        "shows": {**show.columns_of(it.plan.actions), "answers": True, "tick": bool(ticks)},
        "filter_form": chosen, "left_out": chosen.left_out, "empty": not it.plan.actions,
        "may_import": it.may("plan.import"), "may_update": it.may("plan.update"), "asked": asked.urlencode(),
        "workbook": "?".join(filter(None, (reverse("plans:workbook", args=[plan_id]), asked.urlencode()))),
        "saved": saved_shown(request, it.row, chosen),
    }  # fmt: skip
    return render(request, "plans/actions.html", it.context(doors=it.doors("actions"), **context))
