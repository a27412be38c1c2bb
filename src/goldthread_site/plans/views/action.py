"""The page of one action."""

from django.shortcuts import render

from goldthread_site.look.past_day import href
from goldthread_site.owners.led import Lead
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.ending.before import before_this_plan, ended_as
from goldthread_site.plans.escalation.presenter import on_action as taken_to
from goldthread_site.plans.evidence.on_row import proof_on
from goldthread_site.plans.hand_down import presenter as hand_down
from goldthread_site.plans.hand_down.above import answers
from goldthread_site.plans.hand_down.rolling import rolled_of
from goldthread_site.plans.models import Evidence, Update
from goldthread_site.plans.next_document.withdrawn import said_of_withdrawn
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.owners import presenter as owners
from goldthread_site.plans.owners.filter import with_owners
from goldthread_site.plans.presenters import action as show
from goldthread_site.plans.presenters import findings as found
from goldthread_site.plans.presenters.doors import Link
from goldthread_site.plans.presenters.live_action import live_action
from goldthread_site.plans.presenters.ratings import rule_gives
from goldthread_site.plans.presenters.row_history import row_history
from goldthread_site.plans.references.views import linked_to


@capability("plan.see", by_section=True)
def action(request, plan_id: int, key: str):
    """Everything the plan says of one action."""
    it = opened(request, plan_id, tab="actions")
    if withdrawn := said_of_withdrawn(it, key):
        it = it.with_withdrawn()
    plan, _, known = with_owners(it)
    page = show.action(plan, key, as_at=it.as_at)
    if page is None:
        raise it.lacks("action")
    kept = it.kept_findings()
    touching = found.touching_action(kept or (), key)
    checked = {"rules": found.by_rule(touching, it.plan, here={("action", key)}), "found": found.in_words(touching)}
    row = next(each for each in it.plan.actions if each.id == key)
    beside = {
        "doors": () if withdrawn else (*own_doors(it, row, request.user), *it.doors("action", key)),
        "withdrawn": withdrawn, "may_bring_back": it.may("plan.run"),
        "title": show.title_of(page), "is_checked": kept is not None,
        "live": live_action(it, key), "history": row_history(it, "actions", key),
        "by_rule": None if withdrawn else by_rule(it, key),
        "below": hand_down.on_action(it, row, rolled_of(it, only=key, updates=True).get(key), request.user),
        "above": answers(it, request.user, only=key), "taken": taken_to(it, key, request.user),
        "may_run": it.may("plan.run"), "proof": proof_on(request.user, it, "actions", key),
        "before": before_this_plan(it, request.user, key), "ended": ended_as(it, request.user, key),
        "linked": linked_to(request.user, it, "actions", key),
        "leads": owners.owners_shown(row.leads, known, plan_id, as_at=it.as_at),
    }  # fmt: skip
    return render(request, "plans/action.html", it.context(page=page, **beside, **checked))


def by_rule(it: Opened, key: str):
    """The colour that the plan's rule gives the action on the page's day, with its reason."""
    return rule_gives(it.plan, key, it.live(Update, action=key), it.live(Evidence), as_at=it.as_at)


def own_doors(it: Opened, row, person) -> tuple[Link, ...]:
    """The way to her own update for whoever leads the action; who runs the plan has a door of another name."""
    if it.may("plan.run") or not it.may("plan.act") or not Lead(person).is_named("\n".join(row.leads), it.row.pk):
        return ()
    return (Link("Update this action", href("my:update", it.row.pk, row.id)),)
