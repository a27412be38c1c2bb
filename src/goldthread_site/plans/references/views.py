"""The page of links between rows: suggested ones to confirm, those that stand, and one made by hand."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms as django_forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.errors import UserError
from goldthread.plan.carrying import CARRIED
from goldthread.plan.cross_references import Suggested, likely_duplicates, suggested_references
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import models
from goldthread_site.plans.across import plans_for
from goldthread_site.plans.evidence.presenter import rows_to_choose
from goldthread_site.plans.live_pages import sentence
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters.names import NAME, shortened
from goldthread_site.plans.references import actions
from goldthread_site.plans.references.ends import FROM_HERE, End, Ends, standing
from goldthread_site.plans.references.forms import LinkForm, row_meant
from goldthread_site.plans.rows import core_plan


@dataclass(frozen=True, slots=True)
class Shown:
    """A link as the page shows it: both ends, what it says, and what names it in the form that answers."""

    here: End
    word: str
    there: End
    said: str
    key: str
    version: int = 0
    alike: str = ""


@capability("plan.see")
@require_GET
def every(request, plan_id: int):
    """The links that stand; for whoever runs the plan those to confirm, with “look=plans” from other plans too."""
    it = opened(request, plan_id, tab="overview")
    runs = it.may("plan.run")
    across = runs and request.GET.get("look") == "plans"
    ends = Ends(request.user, it.row, it.written, it.at)
    context = it.context(
        runs=runs, across=across, others=runs and len(plans_for(request.user)) > 1, links=_links(it, ends),
        suggested=_to_confirm(it, ends, suggestions(request.user, it, across=across)) if runs else (),
    )  # fmt: skip
    return render(request, "plans/references/list.html", context)


def _links(it: Opened, ends: Ends) -> list[Shown]:
    versions = dict(models.CrossReference.objects.filter(plan=it.row).values_list("key", "version"))
    found = []
    for each in standing(it.live(models.CrossReference)):
        here, there = ends.end(None, each.entity, each.key), ends.end(each.plan, each.other_entity, each.other_key)
        if here and there:
            key = "" if each.kind == CARRIED else actions.key_of(each)  # the history of the action hangs on that link
            found.append(Shown(here, FROM_HERE[each.kind], there, each.note, key, versions.get(key, 0)))
    return found


def suggestions(user, it: Opened, *, across: bool) -> dict[str, Suggested]:
    """What may be linked and was not answered yet, by the key that its row would have."""
    others = _others(user, it) if across else {}
    answered = set(models.CrossReference.objects.filter(plan=it.row).values_list("key", flat=True))
    found = (*suggested_references(it.plan, others), *likely_duplicates(it.plan, others))
    by_key = {actions.key_of(each.reference): each for each in found}
    return {key: each for key, each in by_key.items() if key not in answered}


def _others(user, it: Opened) -> dict[int, object]:
    """The other plans that this person may read as a whole."""
    plans = [plan for plan in plans_for(user) if plan.pk != it.row.pk]
    return {plan.pk: core_plan(plan) for plan in plans if user.can("plan.see", plan=plan.pk, section="")}


def _to_confirm(it: Opened, ends: Ends, suggested: dict[str, Suggested]) -> list[Shown]:
    found = []
    for key, each in suggested.items():
        said = each.reference
        here, there = ends.end(None, said.entity, said.key), ends.end(said.plan, said.other_entity, said.other_key)
        if here and there:
            alike = f"{each.likeness:.0%} alike" if each.likeness else ""
            found.append(Shown(here, FROM_HERE[said.kind], there, each.said, key, alike=alike))
    return found


@capability("plan.run")
@require_POST
def answer(request, plan_id: int):
    """A suggested link is confirmed, or was not meant; what nobody suggested is not taken from the form."""
    it = opened(request, plan_id, tab="overview", changing=True)
    across = request.POST.get("look") == "plans"
    each = suggestions(request.user, it, across=across).get(request.POST.get("key", ""))
    if each is None:
        raise UserError("this link was answered already, or is suggested no more", try_="Look at the list again")
    if request.POST.get("answer") == "confirm":
        actions.confirm(by=request.user, plan=it.row, reference=each.reference, why=_why(each))
        messages.success(request, "The two rows are linked, and each shows the other.")
    else:
        actions.dismiss(by=request.user, plan=it.row, reference=each.reference)
        messages.success(request, "It will not be suggested again.")
    answer = redirect("plans:references", plan_id)
    if across:
        answer["Location"] += "?look=plans"
    return answer


def _why(each: Suggested) -> str:
    return f"The plan says “{shortened(each.said, 200)}”" if each.likeness is None else "The same work in two plans"


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def add(request, plan_id: int):
    """A link made by hand; the other row is named as people name it."""
    it = opened(request, plan_id, tab="overview", changing=True)
    others = {str(plan.pk): plan for plan in plans_for(request.user) if plan.pk != plan_id}
    titles = {key: shortened(plan.title or f"Plan {key}", NAME) for key, plan in others.items()}
    rows = rows_to_choose(it.plan, request.user, plan_id)
    data = request.POST if request.method == "POST" else None
    form = LinkForm(data, rows=rows, plans=titles, initial={"row": request.GET.get("for", "")})
    if data and form.is_valid() and _added(request, it, form, others):
        messages.success(request, "The two rows are linked, and each shows the other.")
        return redirect("plans:references", plan_id)
    return render(request, "plans/references/add.html", it.context(form=form), status=422 if form.errors else 200)


def _added(request, it: Opened, form: LinkForm, others: dict[str, models.Plan]) -> bool:
    given = form.cleaned_data
    other = others.get(given["plan"])
    entity, _, key = given["row"].partition(":")
    try:
        meant = row_meant(given["other"], core_plan(other) if other else it.plan)
        if other and Ends(request.user, it.row, it.written).end(other.pk, meant.entity, meant.key) is None:
            raise django_forms.ValidationError("You may not see that row of the other plan.")
        actions.add(
            by=request.user, plan=it.row, row=(entity, key), kind=given["kind"], other_plan=other.pk if other else None,
            other=(meant.entity, meant.key), note=given["note"],
        )  # fmt: skip
    except django_forms.ValidationError as fault:
        form.add_error("other", fault)
    except UserError as refusal:
        form.add_error("other", sentence(refusal))
    return not form.errors


@capability("plan.run")
@require_POST
def withdraw(request, plan_id: int):
    """A link is taken away; the trail keeps that it was there."""
    it = opened(request, plan_id, tab="overview", changing=True)
    was = request.POST.get("version", "")
    seen = int(was) if was.isascii() and was.isdecimal() and len(was) < 10 else 0
    actions.withdraw(by=request.user, plan=it.row, key=request.POST.get("key", ""), was=seen, why="Link taken away")
    messages.success(request, "The link is taken away. The history keeps it.")
    return redirect("plans:references", plan_id)


def linked_to(user, it: Opened, entity: str, key: str):
    """What stands on the page of a row: the rows that it is linked to, from either end."""
    return Ends(user, it.row, it.written, it.at, own=it.live(models.CrossReference)).linked(entity, key)
