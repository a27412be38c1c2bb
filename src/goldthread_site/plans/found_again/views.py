"""The page of what was found again: pairs to confirm, those that stand, two linked by hand."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from goldthread.errors import UserError
from goldthread_site.look.pieces import shortened
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import models
from goldthread_site.plans.found_again import presenter
from goldthread_site.plans.found_again.forms import ByHandForm
from goldthread_site.plans.found_again.pairs import Earlier, chosen, earlier_plans, link, linked, suggested
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters.names import NAME
from goldthread_site.plans.references.actions import withdraw


@capability("plan.see")
@require_GET
def found_again(request, plan_id: int):
    """The plan held against an earlier one: what was found before, and what that plan claimed of it at its end."""
    it = opened(request, plan_id, tab="overview")
    choices = earlier_plans(request.user, it)
    earlier = chosen(request.GET.get("earlier", ""), choices, it)
    context = {"runs": it.may("plan.run"), "choices": [(row.pk, _title(row)) for row in choices], "earlier": earlier}
    if earlier:
        pairs = presenter.linked(it.plan, earlier.plan, linked(it, earlier))
        waits = presenter.to_confirm(it.plan, earlier.plan, suggested(it, earlier)) if context["runs"] else []
        context |= {
            "pairs": pairs, "waits": waits, "title": _title(earlier.row),
            "form": ByHandForm(plan=it.plan, earlier=earlier.plan), "heading": presenter.heading(it.plan, pairs, waits),
        }  # fmt: skip
    return render(request, "plans/found_again/list.html", it.context(**context))


def _title(row: models.Plan) -> str:
    return shortened(row.title or f"Plan {row.pk}", NAME)


@capability("plan.run")
@require_POST
def answer(request, plan_id: int):
    """A pair is confirmed, said to be two things, linked by hand, or taken apart again."""
    it = opened(request, plan_id, tab="overview", changing=True)
    earlier = chosen(request.POST.get("earlier", ""), earlier_plans(request.user, it), it)
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
    return link(
        by=request.user, it=it, earlier=earlier, now=typed.get("now", ""), before=typed.get("before", ""),
        same=deed != "other",
    )  # fmt: skip
