"""The page of one recommendation."""

from dataclasses import replace

from django.shortcuts import render

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.evidence.on_row import proof_on
from goldthread_site.plans.hand_down.presenter import rows_with_below
from goldthread_site.plans.hand_down.rolling import rolled_of
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import findings as found
from goldthread_site.plans.presenters import recommendation as show
from goldthread_site.plans.presenters.live_action import said_lately
from goldthread_site.plans.presenters.row_history import row_history
from goldthread_site.plans.references.views import linked_to
from goldthread_site.plans.remedial.presenter import asked_on


@capability("plan.see", by_section=True)
def recommendation(request, plan_id: int, key: str):
    """One finding, what is claimed of it, and what is done about it."""
    it = opened(request, plan_id, tab="overview")
    page = show.recommendation(it.plan, key, as_at=it.as_at)
    if page is None:
        raise it.lacks("recommendation")
    page = replace(page, actions=rows_with_below(page.actions, it.plan, rolled_of(it)))
    kept = it.kept_findings()
    touching = found.touching_recommendation(kept or (), key)
    history = row_history(it, "recommendations", key)
    lately = said_lately(it, [row.key for row in page.actions])
    here = {("recommendation", key), *(("action", row.key) for row in page.actions)}
    checked = {"rules": found.by_rule(touching, it.plan, here=here), "found": found.in_words(touching)}
    beside = {
        "doors": it.doors("recommendation", key), "title": show.title_of(page), "is_checked": kept is not None,
        "history": history, "lately": lately,
        "linked": linked_to(request.user, it, "recommendations", key),
        "may_read_all": it.holds("plan.see"),
        "asked": asked_on(it.plan, key, [row.key for row in page.actions], as_at=it.as_at),
        "proof": proof_on(request.user, it, "recommendations", key, also=[row.key for row in page.actions]),
    }  # fmt: skip
    return render(request, "plans/recommendation.html", it.context(page=page, **beside, **checked))
