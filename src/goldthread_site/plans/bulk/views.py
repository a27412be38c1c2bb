"""Changing many actions: what is to change, what that comes to for each of them, and one press that does it."""

from __future__ import annotations

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_http_methods

from goldthread.errors import UserError
from goldthread_site.look.typed import number_typed
from goldthread_site.owners.known import directory
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.bulk import actions, presenter
from goldthread_site.plans.bulk.forms import ChangeForm
from goldthread_site.plans.bulk.selection import Selection, refuse_too_many, ticks_of
from goldthread_site.plans.listed import listed, listed_across
from goldthread_site.plans.live_pages import remind, sentence
from goldthread_site.plans.models import Plan
from goldthread_site.plans.opened import opened

MOST_LINKS = 5


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def change(request):
    """Asks what is to change, shows what that comes to, and does it."""
    if request.method == "GET" or ("picked" not in request.POST and "which" not in request.POST):
        return redirect("plans:across")
    try:
        picked = _picked(request)
        refuse_too_many(len(picked.numbers))
    except UserError as fault:
        messages.warning(request, str(fault))
        plan = number_typed(request.POST.get("plan", ""))
        return redirect(Selection((), plan=plan, asked=request.POST.get("asked", "")[:2000]).back)
    asked = len(picked.rows)
    picked = picked.for_person(request.user)
    do = request.POST.get("do", "")
    form = _form(request.POST if do in ("review", "apply", "again") else None, picked)
    if do in ("review", "apply") and form.is_valid():
        return _reviewed(request, picked, form, apply=do == "apply")
    if do == "again":
        form = _form(None, picked, initial=request.POST)
    plans = len({row.plan_id for row in picked.rows})
    many = len(picked.numbers)
    context = {"form": form, "picked": picked, "many": many, "plans": plans, "not_hers": asked - many}
    return render(request, "plans/bulk/change.html", context, status=422 if form.errors else 200)


def _form(data, picked: Selection, initial=None) -> ChangeForm:
    form = ChangeForm(data, rows=picked.rows, known=directory(sorted({row.plan_id for row in picked.rows})))
    if initial is not None:
        form.initial = {name: initial.get(name, "") for name in form.fields}
    return form


def _picked(request) -> Selection:
    """What was ticked; all that the filter shows, where that was asked for; or what the page before carried along."""
    plan, asked = request.POST.get("plan", ""), request.POST.get("asked", "")
    if "which" not in request.POST:
        return Selection.packed(request.POST["picked"], plan=plan, asked=asked)
    if request.POST["which"] != "every":
        return Selection.packed(" ".join(request.POST.getlist("row")), plan=plan, asked=asked)
    number, words = number_typed(plan), QueryDict(asked[:2000])
    if number is None:
        found = listed_across(request.user, words).found.values_list("pk", flat=True)
        return Selection(tuple(found), (), None, asked)
    if not request.user.can("plan.see", plan=number):
        return Selection((), (), number, asked)
    it = opened(request, number, tab="actions", changing=True)
    ticks = ticks_of(request.user, it.row, [action.id for action in listed(it, words).found])
    return Selection(tuple(ticks.values()), (), number, asked)


def _reviewed(request, picked: Selection, form: ChangeForm, *, apply: bool):
    """What it comes to for each action; where the button was pressed, it is done, or the page says what is new."""
    fault = _applied(request, picked, form) if apply else ""
    if fault is None:
        return redirect(picked.back)
    found = actions.outcomes(picked.rows, form.wanted, by=request.user)
    context = {
        "page": presenter.page(found, form.known), "picked": picked, "sent": form.sent, "fault": fault,
        "looked": actions.seen(found), "why": form.cleaned_data["why"],
    }  # fmt: skip
    return render(request, "plans/bulk/review.html", context, status=409 if fault else 200)


def _applied(request, picked: Selection, form: ChangeForm) -> str | None:
    """Nothing, where it is done; else why it is not."""
    said = {"why": form.reason, "was": picked.was, "wanted": form.wanted, "looked": request.POST.get("looked", "")}
    try:
        found = actions.change_all(by=request.user, **said)
    except UserError as refusal:
        return sentence(refusal)
    _say_done(request, found)
    remind(request, form.cleaned_data["why"])
    return None


def _say_done(request, found) -> None:
    """What was done, with the way to what stood there before: nothing is taken back by itself."""
    plans = {one.it.plan.pk: one.it.plan for one in found if one.changes}
    said = presenter.done_said(found)
    links = [
        (reverse("trail:history", args=[plan.pk]), _history_of(plan, len(plans)))
        for plan in list(plans.values())[:MOST_LINKS] if request.user.can("plan.history", plan=plan.pk, section="")
    ]  # fmt: skip
    linked = format_html_join(", ", '<a class="govuk-notification-banner__link" href="{}">{}</a>', links)
    messages.success(request, format_html("{} {}", said, linked) if links else said)


def _history_of(plan: Plan, many: int) -> str:
    return "See what stood there before" if many == 1 else f"See what stood before in {plan.title}"
