"""The pages of those who look after people: the list, one person, rights, accounts, what visitors looked at."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.errors import UserError
from goldthread_site.look.clock import today
from goldthread_site.people import actions, giving
from goldthread_site.people import presenters as show
from goldthread_site.people.capabilities import capability
from goldthread_site.people.forms import ChangedDetailsForm, NewPersonForm, RightForm, WhyForm
from goldthread_site.people.models import Grant, Look, User
from goldthread_site.people.places import names
from goldthread_site.people.tokens.presenter import tokens_shown

PEOPLE_A_PAGE, LOOKS_A_PAGE = 50, 50


@capability("people.give")
@require_GET
def people(request):
    """Everyone with an account, open ones first, with the rights that count today."""
    rows = User.objects.prefetch_related("grants").order_by("-is_active", "full_name", "pk")
    page = Paginator(rows, PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    called, day = names(), today()
    for person in page.object_list:
        person.all_grants = list(person.grants.all())
    shown = [show.person_shown(person, called, day, request.user) for person in page.object_list]
    return render(request, "people/people.html", {"page": page, "people": shown})


@capability("people.give")
@require_http_methods(["GET", "POST"])
def new(request):
    """Adds a person with her first right; then shows the link with which she chooses a password."""
    form = NewPersonForm(request.POST or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.add_person(by=request.user, **form.person(), **form.right())
            return _link_page(request, person)
        except UserError as refusal:
            form.refuse(str(refusal))
    return render(request, "people/new.html", {"form": form}, status=_status(form))


@capability("people.give")
@require_GET
def person(request, person_id: int):
    """One person: who she is, every right she was given, and what can be done."""
    who = get_object_or_404(User, pk=person_id)
    context = {
        "who": who,
        "rights": show.every_right(who, today(), request.user),
        "may_run": request.user.can("people.run"),
        "tokens": tokens_shown(who) if request.user.can("people.run") else (),
        "may_help": who.is_active and giving.may_help(request.user, who),
    }
    return render(request, "people/person.html", context)


@capability("people.give")
@require_http_methods(["GET", "POST"])
def grant(request, person_id: int):
    """Gives one more right."""
    who = get_object_or_404(User, pk=person_id)
    form = RightForm(request.POST or None, by=request.user)
    return _asked(request, who, form, "people/grant.html", lambda: (
        actions.give(by=request.user, person=who, **form.right()), "The right is given. It counts from now on."
    ))  # fmt: skip


@capability("people.give")
@require_http_methods(["GET", "POST"])
def grant_end(request, person_id: int, grant_id: int):
    """Ends a right, with a reason."""
    right = get_object_or_404(Grant.objects.select_related("person"), pk=grant_id, person_id=person_id)
    if not giving.may_end(request.user, right):
        raise PermissionDenied("not hers to end")
    form = WhyForm(request.POST or None)
    shown = show.right_shown(right, names(), today(), request.user)
    return _asked(request, right.person, form, "people/grant_end.html", lambda: (
        actions.end(by=request.user, grant=right, why=form.cleaned_data["why"]), "The right is ended."
    ), right=shown)  # fmt: skip


@capability("people.run")
@require_http_methods(["GET", "POST"])
def details(request, person_id: int):
    """Changes a person's name and address."""
    who = get_object_or_404(User, pk=person_id)
    form = ChangedDetailsForm(request.POST or None, who=who)
    return _asked(request, who, form, "people/details.html", lambda: (
        actions.describe(by=request.user, person=who, **form.cleaned_data), "The details are changed."
    ))  # fmt: skip


_OF_ACCOUNTS = {
    "close": (actions.close_account, "The account is closed."),
    "open": (actions.open_account, "The account is open again."),
    "second-step": (actions.forget_second_step, "The second step is taken away. The password is needed as before."),
}


@capability("people.run")
@require_http_methods(["GET", "POST"])
def account(request, person_id: int, deed: str):
    """Closes an account, opens it again, or takes away a second step whose device is lost."""
    if deed not in _OF_ACCOUNTS:
        raise Http404
    who, (action, done) = get_object_or_404(User, pk=person_id), _OF_ACCOUNTS[deed]
    form = WhyForm(request.POST or None)
    return _asked(request, who, form, "people/account_deed.html", lambda: (
        action(by=request.user, person=who, why=form.cleaned_data["why"]), done
    ), deed=deed)  # fmt: skip


@capability("people.give")
@require_POST
def link(request, person_id: int):
    """Shows, once, a link with which the person chooses a new password."""
    who = get_object_or_404(User, pk=person_id)
    if not giving.may_help(request.user, who):
        raise PermissionDenied("not hers to help")
    try:
        return _link_page(request, who)
    except UserError as refusal:
        messages.warning(request, str(refusal))
        return redirect("people:person", who.pk)


@capability("people.give")
@require_GET
def looks(request):
    """What visitors looked at, the newest first; for one who looks after one plan, of that plan."""
    rows = Look.objects.select_related("person")
    seen = request.user.plans_seen("people.give")
    if seen is not None:
        rows = rows.filter(plan__in=seen)
    page = Paginator(rows, LOOKS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "people/looks.html", {"page": page, "looks": show.looks_shown(page.object_list)})


def _link_page(request, who: User):
    path = actions.hand_out_link(by=request.user, person=who)
    return render(request, "people/link.html", {"who": who, "address": request.build_absolute_uri(path)})


def _asked(request, who: User, form, template: str, do, **more):
    """The page that asks for a reason; once it is given, what ``do`` did is said above the person's page."""
    if request.method == "POST" and form.is_valid():
        try:
            _, said = do()
        except UserError as refusal:
            form.refuse(str(refusal))
        else:
            messages.success(request, said)
            return redirect("people:person", who.pk)
    return render(request, template, {"who": who, "form": form, **more}, status=_status(form))


def _status(form) -> int:
    return 422 if form.errors else 200
