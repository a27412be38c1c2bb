"""Setting up: the first administrator, then the council and its boards, which may be changed later as well."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.errors import UserError
from goldthread_site.council import actions, set_up_address
from goldthread_site.council import presenter as show
from goldthread_site.council.forms import BoardForm, CouncilForm, FirstAdministratorForm
from goldthread_site.council.models import THE_ONE, Board, Council
from goldthread_site.look.clock import today
from goldthread_site.people.capabilities import capability, public
from goldthread_site.people.models import User

_SIGNED_IN_BY = "allauth.account.auth_backends.AuthenticationBackend"


@sensitive_post_parameters()
@public("nobody has an account yet, and whoever holds the address set the server up")
@require_http_methods(["GET", "POST"])
def first_administrator(request: HttpRequest, token: str):
    """Makes the first account, signs it in and leads on to what is left to set up."""
    if User.objects.exists() or not set_up_address.works(token):
        return render(request, "council/address_over.html", {"anybody": User.objects.exists()}, status=410)
    form = FirstAdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("username", "full_name", "email", "password")}
        try:
            person = actions.first_administrator(**said)
        except UserError as refusal:
            form.refuse(str(refusal))
        else:
            login(request, person, backend=_SIGNED_IN_BY)
            messages.success(request, f"Your account is made. You are signed in as {person.username}.")
            return redirect("council:overview")
    return render(request, "council/first_administrator.html", {"form": form}, status=_status(form))


@capability("council.run")
@require_GET
def overview(request):
    """What is left to set up."""
    return render(request, "council/overview.html", {"page": show.overview(request.user, as_at=today())})


@capability("council.run")
@require_http_methods(["GET", "POST"])
def name(request):
    """How the council is called."""
    held = Council.objects.filter(pk=THE_ONE).first()
    said = {"name": held.name, "version": held.version} if held else {}
    first = "The council was named"
    form = CouncilForm(request.POST or None, initial=said, changes=held is not None, first=first)
    return _saved(request, form, "council/name.html", "council:overview", lambda: actions.name_council(
        by=request.user, why=form.why, name=form.cleaned_data["name"], was=form.cleaned_data["version"],
    ), "The name is saved.")  # fmt: skip


@capability("council.run")
@require_GET
def boards(request):
    """The boards that receive the council's plans."""
    context = {"boards": show.boards_shown(as_at=today()), "missing": show.kinds_missing()}
    return render(request, "council/boards.html", context)


@capability("council.run")
@require_http_methods(["GET", "POST"])
def board_new(request):
    """Adds a board."""
    form = BoardForm(request.POST or None, kind=request.GET.get("kind", ""))
    return _saved(request, form, "council/board.html", "council:boards", lambda: actions.add_board(
        by=request.user, why=form.why, **form.said
    ), "The board is added.")  # fmt: skip


@capability("council.run")
@require_http_methods(["GET", "POST"])
def board(request, board_id: int):
    """Changes a board: its chair, its days."""
    row = get_object_or_404(Board, pk=board_id)
    form = BoardForm(request.POST or None, board=row)
    return _saved(request, form, "council/board.html", "council:boards", lambda: actions.change_board(
        by=request.user, why=form.why, board=get_object_or_404(Board, pk=board_id),
        was=form.cleaned_data["version"], **form.said,
    ), "The board is saved.", board=row)  # fmt: skip


@capability("council.run")
@require_POST
def board_ends(request, board_id: int):
    """Takes a board out of what is offered, or offers it again."""
    row = get_object_or_404(Board, pk=board_id)
    action, why = (actions.open_board, "The board meets again") if row.ended_on else (
        actions.end_board, "The board meets no longer"
    )  # fmt: skip
    try:
        action(by=request.user, why=why, board=row, was=row.version)
        messages.success(request, f"{why}.")
    except UserError as refusal:
        messages.warning(request, str(refusal))
    return redirect("council:boards")


def _saved(request, form, template: str, then: str, do, said: str, **more):
    """The page with its form; once the form is filled in well, what ``do`` did is said on the page ``then``."""
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except UserError as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, said)
            return redirect(then)
    return render(request, template, {"form": form, **more}, status=_status(form))


def _status(form) -> int:
    return 422 if form.errors else 200
