"""Handing an action down to a team's plan, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.errors import UserError
from goldthread.plan.rolled_up import would_go_round
from goldthread.plan.said import day_said
from goldthread.plan.standing import is_done
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import counted, day, shortened
from goldthread_site.owners.known import directory
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import models
from goldthread_site.plans.changing import Stale, StaleRow, new_id
from goldthread_site.plans.hand_down import actions
from goldthread_site.plans.hand_down.forms import NEW, HandDownForm, TakeBackForm, TeamForm
from goldthread_site.plans.hand_down.rolling import rolled_of
from goldthread_site.plans.live_pages import remind, sentence
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters.names import NAME, Names


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def hand_down(request, plan_id: int, key: str):
    """First which plan, then what the team will do there; one press of the button changes both plans, or neither."""
    it = opened(request, plan_id, tab="actions", changing=True)
    row = get_object_or_404(models.Action, plan=it.row, key=key, withdrawn=False)
    choose = TeamForm(
        request.GET if "team" in request.GET else None,
        teams=_teams(request.user, it.row), may_begin=request.user.can("plan.import"),
    )  # fmt: skip
    context = _context(it, row)
    if not (choose.is_bound and choose.is_valid()):
        context = it.context(form=choose, **context)
        return render(request, "plans/hand_down/team.html", context, status=422 if choose.errors else 200)
    team = _team(choose.cleaned_data["team"])
    form, status = _form(request, it, row, team), 200
    if request.method == "POST":
        if models.HandDown.objects.filter(plan=it.row, key=form.once_sent).exists():
            return redirect("plans:action", plan_id, key)  # the button was pressed twice
        status = 422
        if form.is_valid():
            try:
                return _handed_down(request, it, row, team, form)
            except Stale as fault:
                status = 409
                form = _seen_anew(form, models.Action.objects.get(pk=row.pk).version)
                form.add_error(None, sentence(fault))
            except UserError as fault:
                form.add_error(None, sentence(fault))
    title = shortened(team.title or "Improvement plan", NAME) if team else ""
    context = it.context(form=form, team_title=title, owners=_owners(), **context)
    return render(request, "plans/hand_down/form.html", context, status=status)


def _context(it: Opened, row: models.Action) -> dict:
    names, value = Names(it.plan), row.read
    answered = [names.recommendations[id_] for id_ in value.recommendations if id_ in names.recommendations]
    return {
        "row": value, "name": names.action(names.actions[row.key]), "due": day(names.actions[row.key].due.latest),
        "answers": [(names.recommendation(each), each.text) for each in answered],
    }  # fmt: skip


def _teams(person, plan: models.Plan) -> list[tuple[int, str]]:
    """The plans that this person runs whole, and that do not hand down to this one."""
    edges = actions.edges()
    running = models.Plan.objects.filter(closed_on=None).exclude(pk=plan.pk).order_by("title", "pk")
    return [
        (pk, shortened(title or "Improvement plan", NAME)) for pk, title in running.values_list("pk", "title")
        if person.can("plan.run", plan=pk, section="") and not would_go_round(plan.pk, pk, edges)
    ]  # fmt: skip


def _team(chosen: str) -> models.Plan | None:
    return None if chosen == NEW else models.Plan.objects.get(pk=int(chosen))


def _form(request, it: Opened, row: models.Action, team: models.Plan | None) -> HandDownForm:
    value = row.read
    due = Names(it.plan).actions[row.key].due.latest
    first = {} if team else {"text_1": value.text, "due_1": day(due) if due and due > today().isoformat() else ""}
    initial = {"version": row.version, "once": new_id("h"), **first}
    data = request.POST if request.method == "POST" else None
    return HandDownForm(data, initial=initial, linkable=_linkable(it, row, team), new=team is None)


def _linkable(it: Opened, row: models.Action, team: models.Plan | None) -> list[tuple[str, str]]:
    """The team's actions that are not done and do not answer this one yet."""
    if team is None:
        return []
    standing = [each for each in it.live(models.HandDown, action=row.key) if not each.withdrawn]
    linked = {key for each in standing if each.plan == team.pk for key in each.actions}
    values = [each.read for each in models.Action.objects.filter(plan=team, withdrawn=False).order_by("order")]
    return [(each.id, _said(each)) for each in values if each.id not in linked and not is_done(each)]


def _said(action) -> str:
    ref = f"{action.ref} " if action.ref else ""
    due = f", due {day(action.due.latest)}" if action.due.latest else ""
    return f"{ref}{shortened(action.text)}{due}"


def _owners() -> list[str]:
    return [party.label for party in directory().may_own(on=today())]


def _seen_anew(form: HandDownForm, version: int) -> HandDownForm:
    """The same words, as of the row as it is now: the next press takes them."""
    form.data = form.data.copy()
    form.data["version"] = version
    return form


def _handed_down(request, it: Opened, row: models.Action, team: models.Plan | None, form: HandDownForm):
    kept = actions.hand_down(
        by=request.user, plan=it.row, action=row.key, was=form.cleaned_data["version"], team=team or form.new_team,
        handed=form.handed, once=form.cleaned_data["once"], today=today(),
    )  # fmt: skip
    title = models.Plan.objects.get(pk=kept.plan).title or "the team’s plan"
    many = counted(len(kept.actions), "action")
    answer = "answers" if len(kept.actions) == 1 else "answer"
    messages.success(request, f"Handed down to {title}: {many} there {answer} this one.")
    due = Names(it.plan).actions[row.key].due.latest
    last = rolled_of(it, only=row.key)[row.key].figures.last_due
    if due and last and last > due:
        later = f"The team’s last date, {day_said(last)}, is after this action’s own, {day_said(due)}."
        messages.warning(request, f"{later} Bring it forward, or move the date of this action.")
    remind(request, form.handed.note, *(task.text for task in form.handed.tasks))
    return redirect("plans:action", it.row.pk, row.key)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def take_back(request, plan_id: int, key: str):
    """Ends a hand-down, with the reason. The team's actions stay in its plan, and answer nothing here any more."""
    it = opened(request, plan_id, tab="actions", changing=True)
    row = get_object_or_404(models.HandDown, plan=it.row, key=key)
    value = row.read
    form = TakeBackForm(request.POST if request.method == "POST" else None, initial={"version": row.version})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.cleaned_data
            try:
                actions.take_back(by=request.user, plan=it.row, key=key, was=said["version"], why=said["why"])
                messages.success(request, "Taken back. The team’s actions stay in its plan.")
                return redirect("plans:action", plan_id, value.action)
            except StaleRow as fault:
                status = 409
                who = fault.last.by.get_full_name()
                form.add_error(None, f"{who} took it back already: {fault.row.read.withdrawn}")
    team = models.Plan.objects.filter(pk=value.plan).values_list("title", flat=True).first()
    names = Names(it.written)
    action = names.actions[value.action]
    context = it.context(form=form, title=team or "another plan", name=names.action(action), action=action, down=value)
    return render(request, "plans/hand_down/take_back.html", context, status=status)
