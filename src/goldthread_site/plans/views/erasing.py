"""Words that must go for good: who asks for it, and the second person who answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.errors import UserError
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.erasing import AnswerForm, AskForm
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters import erasing as show
from goldthread_site.plans.presenters.names import Names
from goldthread_site.trail import actions
from goldthread_site.trail.changes import revisions, with_before
from goldthread_site.trail.deleting import WHOLE
from goldthread_site.trail.keepers import keeper_of
from goldthread_site.trail.models import Erasure, Revision


@capability("plan.history")
@require_safe
def erasures(request, plan_id: int):
    """Every request to erase words of this plan, the newest first."""
    it = opened(request, plan_id, tab="changes", changing=True, closed_too=True)
    names = Names(it.written)
    found = _asked_of(plan_id).prefetch_related("revisions")
    asked = [show.asked(one, names) for one in found]
    return render(request, "plans/erasures.html", it.context(asked=asked, heading="Requests to erase words"))


def _asked_of(plan_id: int):
    """The requests for words of a row; that a whole plan is to be deleted has a page of its own."""
    return Erasure.objects.filter(plan=plan_id).exclude(entity=WHOLE).select_related("asked_by", "decided_by")


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def ask(request, plan_id: int, kind: str, key: str):
    """Choose which texts of a row's history are to go; nothing goes yet."""
    it = opened(request, plan_id, tab="changes", changing=True, closed_too=True)
    steps = with_before(revisions(plan_id, entity=kind, key=key))
    if not steps or keeper_of(kind) is None:
        raise Http404
    names = Names(it.written)
    form = AskForm(request.POST if request.method == "POST" else None, texts=show.texts(steps, names))
    if request.method == "POST" and form.is_valid() and (made := _asked(request, it, form)):
        messages.success(request, "A second person must agree before anything goes.")
        return redirect("trail:erasure", plan_id, made.pk)
    title = f"Ask to erase words of {show.row_name(names, kind, key)}"
    context = it.context(form=form, heading=title, kind=kind, key=key)
    return render(request, "plans/erase.html", context, status=422 if form.errors else 200)


def _asked(request, it: Opened, form: AskForm) -> Erasure | None:
    try:
        return actions.ask_erasure(
            plan=it.row.pk, revisions=form.chosen(), by=request.user, why=form.cleaned_data["why"]
        )  # fmt: skip
    except UserError as fault:
        form.add_error("texts", str(fault))
        return None


@capability("plan.history")
@require_http_methods(["GET", "POST"])
def erasure(request, plan_id: int, number: int):
    """One request, and the answer of a second person."""
    it = opened(request, plan_id, tab="changes", changing=True, closed_too=True)
    found = get_object_or_404(_asked_of(plan_id), pk=number)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _answered(request, found, form):
        return redirect("trail:erasure", plan_id, number)
    names = Names(it.written)
    page, mine = show.asked(found, names), found.asked_by_id == request.user.pk
    rows = with_before(Revision.objects.filter(erasures__erasure=found).order_by("-place"))
    may = page.open and (it.holds(actions.ASK) if mine else it.holds(actions.AGREE))  # of a closed plan, too
    # The words are for those who ask and agree: the history of a draft is not everybody's to read.
    texts = show.texts(rows, names) if it.holds(actions.ASK) or it.holds(actions.AGREE) else []
    context = it.context(
        form=form, page=page, texts=texts, may_answer=may, mine=mine,
        heading=show.heading(page, found.state),
    )  # fmt: skip
    return render(request, "plans/erasure.html", context, status=422 if form.errors else 200)


def _answered(request, found: Erasure, form: AnswerForm) -> bool:
    answer = actions.agree_erasure if request.POST.get("do") == "erase" else actions.refuse_erasure
    try:
        done = answer(erasure=found, by=request.user, why=form.cleaned_data["why"])
    except UserError as fault:
        form.add_error("why", str(fault))
        return False
    erased = done.state == Erasure.State.AGREED
    messages.success(request, "The texts are gone for good." if erased else "Nothing was erased.")
    return True
