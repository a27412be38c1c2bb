"""The pages of owners: names settled, an action's owners, and what everyone carries."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.errors import UserError
from goldthread.plan.part import in_force
from goldthread_site.look.clock import today
from goldthread_site.look.conflicts import conflict
from goldthread_site.look.conflicts import settled as settled_form
from goldthread_site.look.pieces import counted
from goldthread_site.owners import actions as directory_actions
from goldthread_site.owners.known import directory
from goldthread_site.owners.words import mark_of
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import models
from goldthread_site.plans.changing import StaleRow
from goldthread_site.plans.opened import opened
from goldthread_site.plans.owners import actions, load
from goldthread_site.plans.owners import presenter as show
from goldthread_site.plans.owners.forms import OwnersForm
from goldthread_site.plans.owners.meaning import MeaningForm
from goldthread_site.plans.owners.named import named_in
from goldthread_site.plans.presenters.names import Names
from goldthread_site.plans.rows import plans_with

WHY_SET = "Owners set on the action's page"


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def names(request, plan_id: int):
    """Every name as the plan prints it, and whom it is taken for; a press confirms one, or all that are sure."""
    it = opened(request, plan_id, tab="load", changing=True)
    known = directory([plan_id])
    if request.method == "POST":
        return _confirmed(request, it, known)
    page = show.names_shown(it.plan, known, plan_id)
    return render(request, "plans/owners/names.html", it.context(page=page))


def _confirmed(request, it, known):
    """What was confirmed is what the page showed: a guess that would read otherwise by now is refused."""
    number, asked = it.row.pk, request.POST.get("mark", "")
    guessed = show.guessed_in(named_in(it.plan), known, number)
    wanted = {
        text: guess for text, guess in guessed.items() if (guess.sure if asked == "sure" else mark_of(text) == asked)
    }
    if not wanted or (asked != "sure" and not all(guess.meant or guess.sure for guess in wanted.values())):
        messages.warning(request, "This name was settled meanwhile, or there is nobody to confirm. Look again.")
        return redirect("plans:owners", number)
    rows = [(text, guess.meant, show.for_council(text, number)) for text, guess in wanted.items()]
    done = directory_actions.settle_all(by=request.user, plan=number, settled=rows)
    messages.success(request, f"{counted(done, 'name')} {'is' if done == 1 else 'are'} settled.")
    return redirect("plans:owners", number)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def name(request, plan_id: int, mark: str):
    """Who is meant by one name: somebody in the directory, somebody new, several people, or nobody."""
    it = opened(request, plan_id, tab="load", changing=True)
    text = next((one.text for one in named_in(it.plan) if mark_of(one.text) == mark), None)
    if text is None:
        raise Http404
    form = MeaningForm(request.POST if request.method == "POST" else None, text=text, plan=plan_id)
    if form.is_bound and form.is_valid():
        try:
            form.save(by=request.user)
            messages.success(request, f"“{text[:80]}” is settled.")
            return redirect("plans:owners", plan_id)
        except UserError as fault:
            form.add_error(None, str(fault))
    context = it.context(form=form, text=text, title="Who is meant by this name?")
    return render(request, "plans/owners/name.html", context, status=422 if form.errors else 200)


@capability("plan.run", by_section=True)
@require_http_methods(["GET", "POST"])
def action_owners(request, plan_id: int, key: str):
    """One lead, and who helps, answers for it, speaks for it in council, or works on it from outside."""
    it = opened(request, plan_id, tab="actions", changing=True)
    row = get_object_or_404(models.Action, plan=it.row, key=key)
    if not request.user.can("plan.run", plan=plan_id, section=row.section):
        raise PermissionDenied
    known = directory([plan_id])
    data = settled_form(request.POST) if request.method == "POST" else None
    form, leave = _owners_form(data, row, known), reverse("plans:action", args=[plan_id, key])
    more = {}
    if form.is_bound and form.is_valid():
        try:
            was, why = form.cleaned_data["version"] or 0, form.cleaned_data["why"] or WHY_SET
            actions.set_owners(by=request.user, row=row, was=was, owners=form.owners, why=why)
            messages.success(request, "Saved. The trail keeps who owned it before.")
            return redirect(leave)
        except StaleRow as fault:
            more["conflict"] = _conflict(form, fault, known, data)
        except UserError as fault:
            form.add_error(None, str(fault))
    called = Names(it.plan).action(row.read)
    status = 409 if more else 422 if form.errors else 200
    context = it.context(
        form=form,
        title="Who owns this action?",
        called=called,
        leave=leave,
        row=row,
        someone=bool(form.choices),
        **more,
    )
    return render(request, "plans/owners/action.html", context, status=status)


def _owners_form(data, row: models.Action, known) -> OwnersForm:
    return OwnersForm(data, action=row.read, known=known, plan=row.plan_id, version=row.version)


def _conflict(form: OwnersForm, fault: StaleRow, known, data):
    theirs, mine = _owners_form(None, fault.row, known), data.copy()
    for role in form.there:
        mine.setlist(role, form.chosen(role))
        mine.pop(f"{role}_add", None)
    last = fault.last
    return conflict(
        who=last.by.get_full_name(), at=last.at, version=fault.row.version, sides=form.sides(theirs), data=mine
    )


@capability("plan.see")
@require_GET
def carried(request, plan_id: int):
    """What everyone who leads an action of the plan carries, too much first."""
    it = opened(request, plan_id, tab="load")
    known = directory([plan_id])
    page = show.load_shown([(plan_id, it.plan)], known, as_at=it.as_at)
    settle = sum(known.meant(one.text, plan_id) is None for one in named_in(it.plan))
    gone = load.gone_in_words(it.plan, known, plan_id, as_at=it.as_at)
    may_run = it.may("plan.run") and it.at is None
    context = it.context(page=page, rule=load.RULE, settle=settle, gone=gone, may_run=may_run)
    return render(request, "plans/owners/load.html", context)


@capability("plan.see")
@require_GET
def every_owner(request):
    """What everyone carries over all the plans that this person may see."""
    running = models.Plan.objects.filter(closed_on=None)
    rows = [row for row in running if request.user.can("plan.see", plan=row.pk, section="")]
    titles = {row.pk: row.title or "Improvement plan" for row in rows}
    plans = {number: in_force(plan) for number, plan in plans_with(rows, models.Action).items()}
    page = show.load_shown(plans.items(), directory(), as_at=today(), titles=titles)
    context = {
        "page": page,
        "rule": load.RULE,
        "titles": titles,
        "may_run": request.user.can("plan.run"),
        "over_all": True,
    }
    return render(request, "plans/owners/load_of_all.html", context)
