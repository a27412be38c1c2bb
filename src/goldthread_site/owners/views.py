"""The directory of people, teams and posts."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.errors import UserError
from goldthread_site.look.clock import today
from goldthread_site.look.conflicts import conflict, settled
from goldthread_site.look.pieces import day
from goldthread_site.look.typed import number_typed
from goldthread_site.owners import actions
from goldthread_site.owners import presenter as show
from goldthread_site.owners.forms import LeftForm, PartyForm
from goldthread_site.owners.models import Party
from goldthread_site.people.capabilities import capability

WHY_CHANGED = "The directory was brought up to date"
WHY_ADDED = "Added to the directory"


@capability("plan.run")
@require_GET
def parties(request):
    """Everyone who can own an action, and everyone who has left."""
    return render(request, "owners/parties.html", {"page": show.directory_shown(as_at=today())})


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def add(request):
    """A new person, team or post."""
    form = PartyForm(request.POST if request.method == "POST" else None, initial={"kind": Party.PERSON})
    if form.is_bound and form.is_valid():
        try:
            party = actions.add_party(by=request.user, why=WHY_ADDED, **form.values)
            messages.success(request, f"{party.called} is in the directory.")
            return redirect("owners:parties")
        except UserError as fault:
            form.add_error(None, str(fault))
    return _page(request, form, "Add a person, post or team")


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def party(request, party: int):
    """One entry, changed. Somebody else's change is never written over."""
    row = get_object_or_404(Party.objects.select_related("account", "held_by"), pk=party)
    data = settled(request.POST) if request.method == "POST" else None
    form, more = PartyForm(data, party=row), {}
    if form.is_bound and form.is_valid():
        try:
            was = form.cleaned_data["version"] or 0
            actions.change_party(by=request.user, why=WHY_CHANGED, party=row, was=was, **form.values)
            messages.success(request, "Saved. The trail keeps what it was before.")
            return redirect("owners:parties")
        except actions.StaleParty as fault:
            more["conflict"] = _conflict(form, fault, data)
        except UserError as fault:
            form.add_error(None, str(fault))
    return _page(request, form, row.called, party=row, entry=show.entry(row, as_at=today()), **more)


def _conflict(form: PartyForm, fault: actions.StaleParty, data):
    last = fault.last
    return conflict(
        who=last.by.get_full_name(), at=last.at, version=fault.party.version, sides=form.sides(fault.party), data=data
    )


@capability("plan.run")
@require_POST
def left(request, party: int):
    """Marks a person as left, or as here again where “here” was pressed."""
    row = get_object_or_404(Party, pk=party)
    form = LeftForm(request.POST)
    here = "here" in request.POST
    if not here and not form.is_valid():
        return _page(
            request, PartyForm(party=row), row.called, party=row, entry=show.entry(row, as_at=today()), left=form
        )
    on = None if here else form.cleaned_data["on"]
    was = number_typed(request.POST.get("version", "")) or 0
    why = "Is here again" if here else f"Leaves on {day(on)}"
    actions.mark_left(by=request.user, why=why, party=row, was=was, on=on)
    if here:
        messages.success(request, f"{row.called} can be chosen again.")
        return redirect("owners:party", row.pk)
    messages.success(request, f"{row.called} is marked as left. Say who takes over.")
    return redirect("plans:leaver", row.pk)


def _page(request, form, title: str, **more):
    faulty = form.errors or (more.get("left") and more["left"].errors)
    row = more.get("party")
    if row is not None:
        more.setdefault("left", LeftForm(initial={"version": row.version, "on": f"{today():%d/%m/%Y}"}))
    context = {"form": form, "title": title, "leave": reverse("owners:parties"), **more}
    return render(request, "owners/party.html", context, status=409 if more.get("conflict") else 422 if faulty else 200)
