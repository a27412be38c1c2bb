"""The pages of a plan's end: where it stands, closing it, what was said then, opening it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.errors import PositionIsPublished, UserError
from goldthread.plan.carrying import keep_until, stand_at_end, unfinished
from goldthread.plan.positions import prepared
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import day, shortened
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import models
from goldthread_site.plans.across import plans_for
from goldthread_site.plans.ending import actions, carrying, presenter, rules
from goldthread_site.plans.ending.forms import CARRIED, ClosingForm, ReopenForm
from goldthread_site.plans.ending.waiting import waiting
from goldthread_site.plans.live_pages import remind, sentence
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.positions.actions import open_drafts
from goldthread_site.plans.presenters.names import NAME
from goldthread_site.plans.rows import core_plan


@capability("plan.end")
@require_GET
def close(request, plan_id: int):
    """Where the plan stands at its end, what is open, and the choice of the plan that goes on."""
    it = opened(request, plan_id, tab="overview", changing=True)
    stand = stand_at_end(it.written, it.live(models.Evidence), as_at=it.as_at)
    context = it.context(
        page=presenter.stand_shown(it.plan, stand), waits=waiting(it.row), nexts=_nexts(request.user, it),
        left=len(stand.unfinished), may_import=request.user.can("plan.import"),
    )  # fmt: skip
    return render(request, "plans/ending/close.html", context)


def _nexts(user, it: Opened) -> list[tuple[int, str]]:
    """The running plans that this person may put actions into; not those of teams that carry parts of this one out."""
    teams = models.HandDown.objects.filter(plan=it.row, value__withdrawn="").values("team_plan")
    plans = plans_for(user).filter(closed_on=None).exclude(pk=it.row.pk).exclude(pk__in=teams)
    return [
        (plan.pk, shortened(plan.title or f"Plan {plan.pk}", NAME))
        for plan in plans
        if user.can("plan.run", plan=plan.pk, section="")
    ]


@capability("plan.end")
@require_http_methods(["GET", "POST"])
def final(request, plan_id: int):
    """The final position, what becomes of each unfinished action, and the button that closes the plan."""
    it = opened(request, plan_id, tab="overview", changing=True)
    to = _next_asked(request, it)
    next_core = core_plan(to) if to else None
    rows = _rows_asked(it)
    form = ClosingForm(
        request.POST if request.method == "POST" else None, plan=it.plan, **rows, next_plan=to, next_core=next_core,
        today=it.as_at, initial=_first(it, rows, next_core),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and _closed(request, it, form):
        return redirect("plans:end", plan_id)
    context = it.context(
        form=form, to=to, finals=presenter.finals_asked(form, it.plan),
        fates=presenter.fates_asked(form, it.plan, as_at=it.as_at),
    )  # fmt: skip
    return render(request, "plans/ending/final.html", context, status=422 if form.errors else 200)


def _next_asked(request, it: Opened) -> models.Plan | None:
    asked = request.GET.get("next", "")
    if not asked:
        return None
    if asked not in {str(number) for number, _ in _nexts(request.user, it)}:
        raise Http404
    return models.Plan.objects.get(pk=int(asked))


def _rows_asked(it: Opened) -> dict[str, list]:
    """The rows that the form asks of: recommendations that stand and have no position of today, unfinished actions."""
    left = {row.id for row in unfinished(it.written)}
    standing = {row.id for row in it.plan.recommendations if not row.withdrawn and not _has_todays(it, row.id)}
    recommendations = models.Recommendation.objects.filter(plan=it.row).order_by("order")
    rows = models.Action.objects.filter(plan=it.row, withdrawn=False).order_by("order")
    return {
        "recommendations": [row for row in recommendations if row.key in standing],
        "actions": [row for row in rows if row.key in left],
    }


def _has_todays(it: Opened, key: str) -> bool:
    try:
        prepared(it.written, key, as_at=it.as_at)
    except PositionIsPublished:
        return True
    return False


def _first(it: Opened, rows: dict[str, list], next_core) -> dict:
    """What stands in the boxes at first."""
    drafts = {key: row.read for key, row in open_drafts(it.row).items()}
    said = rules.kept()
    first = {"version": it.row.version, "keep_until": day(keep_until(it.as_at, said["years"]))}
    first |= {"kept_because": said["because"], **presenter.finals_first(it.plan, rows["recommendations"], drafts)}
    if next_core:
        likely = carrying.suggested(it.plan, next_core, [row.read for row in rows["actions"]])
        for row in rows["actions"]:
            first[f"a{row.pk}"] = f"{CARRIED}:recommendation:{likely[row.key]}" if row.key in likely else ""
    return first


def _closed(request, it: Opened, form: ClosingForm) -> bool:
    try:
        actions.close(
            by=request.user, plan=it.row, was=form.cleaned_data["version"], answers=form.answers(), today=today()
        )
    except UserError as refusal:
        form.add_error("position", sentence(refusal))
        return False
    messages.success(request, "The plan is closed. From now on it is read only.")
    remind(request, form.cleaned_data["position"])
    return True


@capability("plan.see")
@require_GET
def end(request, plan_id: int):
    """What was said when the plan was closed, and what became of what was unfinished."""
    it = opened(request, plan_id, tab="overview")
    if it.written.closing is None:
        raise it.lacks("end")
    carried_to = it.written.closing.carried_to

    def address(key: str | None) -> str:
        may = key and carried_to and request.user.can("plan.see", plan=carried_to)
        return reverse("plans:action", args=[carried_to, key]) if may else ""

    page = presenter.end_shown(it.plan, it.written.closing, address)
    may_reopen = it.at is None and it.holds("plan.end") and not it.written.closing.deleted
    return render(request, "plans/ending/end.html", it.context(page=page, may_reopen=may_reopen))


@capability("plan.end")
@require_http_methods(["GET", "POST"])
def reopen(request, plan_id: int):
    """A closed plan opened again, with a reason."""
    it = opened(request, plan_id, tab="overview", changing=True, closed_too=True)
    if not it.row.closed_on:
        messages.info(request, "This plan is open already.")
        return redirect("plans:overview", plan_id)
    form = ReopenForm(request.POST if request.method == "POST" else None, initial={"version": it.row.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.reopen(by=request.user, plan=it.row, was=given["version"], why=given["why"])
            messages.success(request, "The plan runs again. What was carried into the next plan stays there.")
            return redirect("plans:overview", plan_id)
        except UserError as refusal:
            form.add_error("why", sentence(refusal))
    return render(request, "plans/ending/reopen.html", it.context(form=form), status=422 if form.errors else 200)
