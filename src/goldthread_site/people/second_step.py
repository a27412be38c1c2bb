"""The second step at sign-in: who has one, who must have one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

from goldthread_site.people.models import User

NEEDING_ONE = ("children.see", "people.run")
_DONE = "second_step"


class Link(NamedTuple):
    text: str
    href: str


class Step(NamedTuple):
    """A way to prove who one is, as the account's page shows it."""

    name: str
    state: str
    links: list[Link]


def steps_of(user: User) -> list[Authenticator]:
    """The codes and keys that the person set up; recovery codes are no step of their own."""
    return list(Authenticator.objects.filter(user=user).exclude(type="recovery_codes").order_by("pk"))


def must_have_one(user: User) -> bool:
    """Whether the settings ask one of this person."""
    return settings.SECOND_STEP_REQUIRED and any(user.can(name) for name in NEEDING_ONE)


def second_steps(user: User) -> list[Step]:
    """What the account's page says of codes, keys and recovery codes."""
    kept = list(Authenticator.objects.filter(user=user).order_by("pk"))
    app = any(one.type == "totp" for one in kept)
    keys = [one for one in kept if one.type == "webauthn"]
    steps = [_app(app), _keys(keys)]
    if app or keys:
        steps.append(_codes(next((one for one in kept if one.type == "recovery_codes"), None)))
    return steps


def _app(is_on: bool) -> Step:
    name = "Code from an app on your phone"
    if is_on:
        return Step(name, "is asked for at sign-in.", [Link("Take it away", reverse("mfa_deactivate_totp"))])
    return Step(name, "not set up.", [Link("Set up codes from an app", reverse("mfa_activate_totp"))])


def _keys(keys: list[Authenticator]) -> Step:
    links = [
        Link(f"Take away “{one.wrap().name}”", reverse("mfa_remove_webauthn", kwargs={"pk": one.pk})) for one in keys
    ]
    state = f"{len(keys)} set up." if keys else "not set up."
    return Step("Passkey or security key", state, [Link("Add a key", reverse("mfa_add_webauthn")), *links])


def _codes(kept: Authenticator | None) -> Step:
    left = len(kept.wrap().get_unused_codes()) if kept else 0
    link = Link("Make new recovery codes", reverse("mfa_generate_recovery_codes"))
    return Step("Recovery codes", f"{left} left, for when phone or key is lost.", [link])


class SecondStepRequired:
    """Leads people whose role must have a second step to their account, until they have set one up."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        user = request.user
        if not settings.SECOND_STEP_REQUIRED or not user.is_authenticated or request.session.get(_DONE):
            return None
        if getattr(view, "capability", "") == "account.own" or hasattr(view, "public_because"):
            return None
        if must_have_one(user) and not steps_of(user):
            return redirect("people:account")
        request.session[_DONE] = True
        return None
