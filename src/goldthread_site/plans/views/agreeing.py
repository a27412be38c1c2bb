"""Dates that moved, what waits for a second person, and the answers."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.errors import UserError
from goldthread.plan.slip_ledger import slip_of
from goldthread_site.look.conflicts import Side, conflict, settled
from goldthread_site.look.pieces import day, due_shown
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.agreeing import actions
from goldthread_site.plans.agreeing.forms import AnswerForm, MoveForm
from goldthread_site.plans.changing import StaleRow
from goldthread_site.plans.ending.before import moves_of_both
from goldthread_site.plans.models import Action, DateMove, Evidence, Update
from goldthread_site.plans.opened import opened
from goldthread_site.plans.owners.filter import with_owners
from goldthread_site.plans.presenters import agreeing as show
from goldthread_site.plans.presenters.dates import dates as slips_shown
from goldthread_site.plans.presenters.names import Names


@capability("plan.see")
def dates(request, plan_id: int):
    """The slip ledger: every date that moved, by how much, why, who agreed."""
    it = opened(request, plan_id, tab="dates")
    plan, _, _ = with_owners(it)
    page = slips_shown(plan, moves_of_both(it), it.ratings_said(), as_at=it.as_at)
    return render(request, "plans/dates.html", it.context(doors=it.doors("dates"), page=page))


@capability("plan.see")
def agreements(request, plan_id: int):
    """What waits for a second person."""
    it = opened(request, plan_id, tab="dates")
    waits = show.waiting(it.plan, it.live(DateMove), it.ratings_said())
    may = it.at is None and it.may("plan.agree")
    return render(request, "plans/agreements.html", it.context(waits=waits, heading=show.heading(waits), may_agree=may))


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def move(request, plan_id: int, key: str):
    """A new date for an action, by whoever runs the plan."""
    it = opened(request, plan_id, tab="dates", changing=True)
    row = get_object_or_404(Action, plan=it.row, key=key)
    data = settled(request.POST) if request.method == "POST" else None
    form, context = MoveForm(data, initial={"version": row.version}), {}
    if data and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.move_date(by=request.user, row=row, was=said["version"], to=said["to"], why=said["reason"])
            messages.success(request, _said_of(made))
            return redirect("plans:action", plan_id, key)
        except StaleRow as fault:
            context["conflict"] = _conflict(fault, form, data)
        except UserError as fault:
            form.add_error("to", str(fault))
    slip = slip_of(row.read, moves_of_both(it, action=key), starts=it.plan.terms.starts)
    names = Names(it.plan)
    context |= {
        "form": form,
        "row": row,
        "name": names.action(row.read),
        "due": due_shown(row.read.due, as_at=it.as_at),
    }
    status = 409 if "conflict" in context else 422 if form.errors else 200
    return render(request, "plans/move.html", it.context(slip=slip, plan_terms=it.plan.terms, **context), status=status)


def _said_of(made) -> str:
    to = day(made.after.latest) or made.after.text
    if made.state == "agreed":
        return f"The date is now {to}. The first date is kept."
    return f"The sponsor is asked to agree to {to}. Until then {day(made.before.latest) or made.before.text} stands."


def _conflict(fault: StaleRow, form: MoveForm, data):
    theirs = fault.row.read.due.text or ""
    side = Side(
        "to", "New date", (form.cleaned_data["to"],), (theirs,), form.cleaned_data["to"], theirs, may_join=False
    )
    return conflict(
        who=fault.last.by.get_full_name(), at=fault.last.at, version=fault.row.version, sides=[side], data=data
    )


@capability("plan.agree")
@require_http_methods(["GET", "POST"])
def move_answer(request, plan_id: int, key: str):
    """The sponsor's answer to a date that is asked to move."""
    return _answer(
        request, plan_id, key, DateMove, yes="I agree to the new date", no="The date stays", act=_answer_move
    )


@capability("plan.agree")
@require_http_methods(["GET", "POST"])
def blue_answer(request, plan_id: int, key: str):
    """The second person's answer to work that is said to be done and proven."""
    return _answer(
        request, plan_id, key, Update, yes="I have seen the proof: it is done", no="Not proven yet", act=_answer_blue
    )


def _answer_move(row, **said) -> None:
    actions.answer_move(move=row, **said)


def _answer_blue(row, **said) -> None:
    actions.answer_blue(update=row, **said)


def _answer(request, plan_id: int, key: str, model, *, yes: str, no: str, act):
    it = opened(request, plan_id, tab="dates", changing=True)
    row = get_object_or_404(model, plan=it.row, key=key)
    waits = show.waiting(it.plan, it.live(DateMove), it.ratings_said())
    form = AnswerForm(request.POST or None, initial={"version": row.version}, yes=yes, no=no)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            act(row, by=request.user, was=said["version"], agree=said["answer"] == "yes", words=said["words"])
            messages.success(request, "Your answer is kept, and the owner will see it.")
            return redirect("plans:agreements", plan_id)
        except UserError as fault:
            form.add_error(None, str(fault))
    asked = next((each for each in waits if each.key == key), None)
    if asked is None and not form.errors:
        messages.info(request, "This was answered already.")
        return redirect("plans:agreements", plan_id)
    context = it.context(form=form, asked=asked, evidence=_evidence(it, row))
    return render(request, "plans/answer.html", context, status=422 if form.errors else 200)


def _evidence(it, row) -> list:
    return [
        piece
        for piece in it.live(Evidence)
        if not piece.withdrawn and any((used.entity, used.key) == ("actions", row.action) for used in piece.used_by)
    ]
