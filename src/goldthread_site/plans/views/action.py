"""The page of one action."""

from django.shortcuts import render

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.evidence.on_row import proof_on
from goldthread_site.plans.models import Evidence, Update
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters import action as show
from goldthread_site.plans.presenters import findings as found
from goldthread_site.plans.presenters.ratings import rule_gives


@capability("plan.see")
def action(request, plan_id: int, key: str):
    """Everything the plan says of one action."""
    it = opened(request, plan_id, tab="actions")
    page = show.action(it.plan, key, as_at=it.as_at)
    if page is None:
        raise it.lacks("action")
    touching = found.touching_action(it.findings(), key) if it.may_check else []
    checked = {"rules": found.by_rule(touching, it.plan, here={("action", key)}), "found": found.in_words(touching)}
    proof = proof_on(request.user, it, "actions", key)
    context = it.context(doors=it.doors("action", key), page=page, title=show.title_of(page), **checked)
    return render(request, "plans/action.html", {**context, "by_rule": by_rule(it, key), "proof": proof})


def by_rule(it: Opened, key: str):
    """The colour that the plan's rule gives the action on the page's day, with its reason."""
    return rule_gives(it.plan, key, it.live(Update, action=key), it.live(Evidence), as_at=it.as_at)
