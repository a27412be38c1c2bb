"""The page of what was found again: pairs to confirm, those that stand, two linked by hand."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldthread.errors import UserError
from goldthread.plan.found_again import Again, at_the_end
from goldthread.plan.found_again import found_again as suggested_pairs
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.pieces import shortened
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import models
from goldthread_site.plans.across import plans_for
from goldthread_site.plans.found_again import actions, presenter
from goldthread_site.plans.found_again.forms import ByHandForm
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters.names import NAME
from goldthread_site.plans.references.actions import key_of, withdraw
from goldthread_site.plans.rows import core_plan


@dataclass(frozen=True, slots=True)
class Earlier:
    """The plan that this one is held against."""

    row: models.Plan
    plan: CorePlan


@capability("plan.see")
@require_GET
def found_again(request, plan_id: int):
    """The plan held against an earlier one: what was found before, and what that plan claimed of it at its end."""
    it = opened(request, plan_id, tab="overview")
    choices = _earlier_plans(request.user, it)
    earlier = _chosen(request.GET.get("earlier", ""), choices, it)
    context = {"runs": it.may("plan.run"), "choices": [(row.pk, _title(row)) for row in choices], "earlier": earlier}
    if earlier:
        pairs = presenter.linked(it.plan, earlier.plan, _held(it, earlier))
        waits = presenter.to_confirm(it.plan, earlier.plan, _suggested(it, earlier)) if context["runs"] else []
        context |= {
            "pairs": pairs, "waits": waits, "title": _title(earlier.row),
            "form": ByHandForm(plan=it.plan, earlier=earlier.plan), "heading": presenter.heading(it.plan, pairs, waits),
        }  # fmt: skip
    return render(request, "plans/found_again/list.html", it.context(**context))


def _title(row: models.Plan) -> str:
    return shortened(row.title or f"Plan {row.pk}", NAME)


def _earlier_plans(user, it: Opened) -> list[models.Plan]:
    """The other plans that this person may read as a whole; the closed ones of the same council first."""
    plans = [row for row in plans_for(user).exclude(pk=it.row.pk) if user.can("plan.see", plan=row.pk, section="")]
    return sorted(plans, key=lambda row: (row.authority != it.row.authority, row.closed_on is None, -row.pk))


def _chosen(asked: str, choices: list[models.Plan], it: Opened) -> Earlier | None:
    """The plan that was asked for; else the one that links lead to already, else the closed one of the same council."""
    linked = {said.plan for said in it.live(models.CrossReference) if said.kind == actions.KIND and not said.withdrawn}
    likely = [row for row in choices if row.pk in linked]
    likely += [row for row in choices if row.closed_on and row.authority == it.row.authority]
    row = next((row for row in choices if str(row.pk) == asked), None) or (likely[0] if likely and not asked else None)
    return Earlier(row, core_plan(row)) if row else None


def _held(it: Opened, earlier: Earlier) -> list[tuple]:
    versions = dict(models.CrossReference.objects.filter(plan=it.row).values_list("key", "version"))
    held = [said for said in it.live(models.CrossReference) if said.kind == actions.KIND and not said.withdrawn]
    return [(said, key_of(said), versions.get(key_of(said), 0)) for said in held if said.plan == earlier.row.pk]


def _suggested(it: Opened, earlier: Earlier) -> list[Again]:
    """What the words suggest and nobody answered yet."""
    answered = {said.id for said in it.live(models.CrossReference)}
    found = suggested_pairs(it.plan.recommendations, earlier.plan.recommendations)
    return [each for each in found if actions.reference(each.key, earlier.row, each.earlier).id not in answered]


@capability("plan.run")
@require_POST
def answer(request, plan_id: int):
    """A pair is confirmed, said to be two things, linked by hand, or taken apart again."""
    it = opened(request, plan_id, tab="overview", changing=True)
    earlier = _chosen(request.POST.get("earlier", ""), _earlier_plans(request.user, it), it)
    if earlier is None:
        raise UserError("no earlier plan is chosen", try_="Choose one. Nothing was saved")
    said = _answered(request, it, earlier)
    messages.success(request, said)
    return redirect(f"{reverse('plans:found_again', args=[plan_id])}?earlier={earlier.row.pk}")


def _answered(request, it: Opened, earlier: Earlier) -> str:
    deed, typed = request.POST.get("answer", ""), request.POST
    if deed == "apart":
        was = typed.get("version", "")
        seen = int(was) if was.isascii() and was.isdecimal() and len(was) < 10 else 0
        key = typed.get("key", "").replace("\0", "")  # PostgreSQL asks for none
        withdraw(by=request.user, plan=it.row, key=key, was=seen, why="Not found again after all")
        return "The two are no longer linked. The history keeps it."
    now, before = typed.get("now", ""), typed.get("before", "")
    if not presenter.pair(it.plan, earlier.plan, now, before):
        raise UserError("one of the two recommendations is not there", try_="Choose both again. Nothing was saved")
    note = actions.claim_said(at_the_end(earlier.plan, before))
    link = actions.reference(now, earlier.row, before, note)
    if deed == "other":
        actions.dismiss(by=request.user, plan=it.row, said=link)
        return "They are two things. It will not be suggested again."
    actions.confirm(by=request.user, plan=it.row, said=link)
    return "Found again: each of the two now shows the other."
