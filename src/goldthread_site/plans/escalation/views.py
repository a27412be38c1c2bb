"""The pages of what was taken to somebody: the lists, taking an action there, one with its replies and its end."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from goldthread.errors import UserError
from goldthread.plan.live.escalation import Reply
from goldthread.plan.stuck import looks_stuck
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import day
from goldthread_site.owners.known import directory
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import models
from goldthread_site.plans.changing import Stale, StaleRow, new_id
from goldthread_site.plans.escalation import actions, presenter
from goldthread_site.plans.escalation.forms import EndForm, EscalateForm, ReplyForm
from goldthread_site.plans.escalation.waiting import across as every_open
from goldthread_site.plans.escalation.waiting import is_named
from goldthread_site.plans.live_pages import remind, sentence
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters.names import Names

ROWS_SHOWN = 200


@capability("plan.see")
@require_GET
def across(request):
    """What waits for whom, over every plan that the person may see."""
    page = presenter.across_page(every_open(request.user)[:ROWS_SHOWN], as_at=today())
    return render(request, "plans/escalation/across.html", {"page": page, "may_open": request.user.can("plan.act")})


@capability("plan.see")
@require_GET
def every(request, plan_id: int):
    """What waits for whom in one plan, what looks stuck and was taken to nobody, what has ended."""
    it = opened(request, plan_id, tab="overview")
    context = {"page": presenter.page(it), "may_run": it.may("plan.run"), "may_open": _may_open(it)}
    return render(request, "plans/escalation/list.html", it.context(**context))


def _may_open(it: Opened) -> bool:
    return it.at is None and it.holds("plan.act")


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def escalate(request, plan_id: int, key: str):
    """Takes an action to somebody."""
    it = opened(request, plan_id, tab="actions", changing=True)
    row = get_object_or_404(models.Action, plan=it.row, key=key, withdrawn=False)
    initial = {"version": row.version, "once": new_id("e")}
    data = request.POST if request.method == "POST" else None
    form, status = EscalateForm(data, initial=initial, known=directory([plan_id]), plan=plan_id), 200
    if data is not None:
        status = 422
        if form.is_valid():
            try:
                return _taken(request, it, row, form)
            except Stale as fault:
                status = 409
                form.data = {**form.data.dict(), "version": models.Action.objects.get(pk=row.pk).version}
                form.add_error(None, f"{sentence(fault)}. Press the button again if it still holds.")
            except UserError as fault:
                form.add_error(None, sentence(fault))
    names = Names(it.plan)
    value = names.actions[key]
    context = it.context(
        form=form, name=names.action(value), row=value, due=day(value.due.latest), because=_why(it, key)
    )
    return render(request, "plans/escalation/form.html", context, status=status)


def _why(it: Opened, key: str) -> tuple[str, ...]:
    """Why the action looks stuck."""
    said, moved = it.live(models.Update, action=key), it.live(models.DateMove, action=key)
    alone = it.plan.model_copy(update={"actions": tuple(row for row in it.plan.actions if row.id == key)})
    return next((each.because for each in looks_stuck(alone, said, moved, as_at=it.as_at)), ())


def _taken(request, it: Opened, row: models.Action, form: EscalateForm):
    taken = form.taken
    said = form.cleaned_data
    actions.escalate(
        by=request.user, plan=it.row, action=row.key, was=said["version"], taken=taken, once=said["once"], today=today()
    )
    messages.success(request, f"Taken to {taken.to}. A reply is wanted by {day(taken.reply_by)}.")
    remind(request, taken.why)
    return redirect("plans:action", it.row.pk, row.key)


@capability("plan.act", by_section=True)
@require_http_methods(["GET", "POST"])
def one(request, plan_id: int, key: str):
    """One of them: its history; replies and the end, for whoever runs the plan; a reply, for whom it was taken to."""
    it = opened(request, plan_id, tab="actions", changing=request.method == "POST")
    row = get_object_or_404(models.Escalation, plan=it.row, key=key)
    names = Names(it.written)
    if row.action not in names.actions:
        raise it.lacks("action")
    runs = it.may("plan.run")
    own = not runs and not it.read_only and is_named(request.user, row.read, plan_id)
    if request.method == "POST" and not (runs or own):
        raise PermissionDenied("not hers to answer")
    reply, ends, status = _forms(request, row, own), _end_form(request, row), 200
    if request.method == "POST":
        answer, status = _said(request, it, row, reply if _is_reply(request) or own else ends, own)
        if answer:
            return answer
        row = models.Escalation.objects.get(pk=row.pk)
    shown = presenter.of(row.read, names, as_at=it.as_at, plan=it.row)
    context = it.context(
        each=shown,
        form=reply if reply.errors else ends,
        reply=reply if runs or own else None,
        end=ends if runs else None,
        own=own,
    )
    return render(request, "plans/escalation/one.html", context, status=status)


def _is_reply(request) -> bool:
    return request.POST.get("do") == "reply"


def _forms(request, row: models.Escalation, own: bool) -> ReplyForm:
    data = request.POST if request.method == "POST" and (own or _is_reply(request)) else None
    initial = {"version": row.version, "by": row.read.to, "on": day(today())}
    return ReplyForm(data, initial=initial, own=own)


def _end_form(request, row: models.Escalation) -> EndForm:
    data = request.POST if request.method == "POST" and not _is_reply(request) else None
    return EndForm(data, initial={"version": row.version})


def _said(request, it: Opened, row: models.Escalation, form, own: bool):
    """The answer where it went in, else ``None`` and the status of the page that says what is in the way."""
    if not form.is_valid():
        return None, 422
    said = form.cleaned_data
    try:
        if isinstance(form, ReplyForm):
            by, on = (request.user.get_full_name(), today()) if own else (said["by"], said["on"])
            words = Reply(on=on.isoformat(), by=by, text=said["text"].strip())
            actions.reply(by=request.user, plan=it.row, key=row.key, was=said["version"], said=words)
            messages.success(request, "The reply is recorded.")
            remind(request, words.text)
        else:
            resolved = said["resolved"] == "yes"
            actions.end(
                by=request.user, plan=it.row, key=row.key, was=said["version"], resolved=resolved,
                outcome=said["outcome"], today=today(),
            )  # fmt: skip
            messages.success(request, "Ended. What came of it is kept.")
    except StaleRow as fault:
        name = form.add_prefix("version")
        form.data = {**form.data.dict(), name: fault.row.version}
        who = fault.last.by.get_full_name()
        form.add_error(
            None, f"{who} wrote here meanwhile: see above. Your words are below and not saved yet. Press again."
        )
        return None, 409
    except UserError as fault:
        form.add_error(None, sentence(fault))
        return None, 422
    return redirect("my:actions" if own else "plans:escalation", *([] if own else [it.row.pk, row.key])), 302
