"""How the sign-in library speaks and decides on this site: no sign-up, no mail of its own, plain words."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.shortcuts import render
from django.urls import reverse

from goldthread_site.people.models import User
from goldthread_site.people.sign_ins import address_of

_WRONG = "The sign-in name or the password is not right. Check both and try again."


class Accounts(DefaultAccountAdapter):
    """Sign-in by name and password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _WRONG,
        "incorrect_password": "That is not your password. Check it and try again.",
        "too_many_login_attempts": "Too many tries for this sign-in name. Try again in 5 minutes.",
        "rate_limited": "Too many tries. Try again in 5 minutes.",
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def authenticate(self, request, **credentials):
        """The person; nobody for a closed account, so that its answer is that of an unknown one."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def get_reauthentication_methods(self, user) -> list[dict]:
        """How one shows again that it is oneself: by the password, else by a code; a key alone is not asked again."""
        if not user.is_authenticated:
            return []
        if user.has_usable_password():
            return [{"id": "reauthenticate", "description": "password", "url": reverse("account_reauthenticate")}]
        if Authenticator.objects.filter(user=user, type="totp").exists():
            return [{"id": "mfa_reauthenticate", "description": "code", "url": reverse("mfa_reauthenticate")}]
        return []

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Not of people whom only the directory or a key knows: there is nothing here to ask them for."""
        known = bool(self.get_reauthentication_methods(context.request.user))
        return known and super().is_reauthentication_required(app=app, **kwargs)

    def send_mail(self, template_prefix, email, context) -> None:
        """Mail is the plans' business: see the reminders."""

    def send_notification_mail(self, *args, **kwargs) -> None:
        """Likewise."""

    def add_message(self, *args, **kwargs) -> None:
        """The pages say what was done in their own words."""

    def get_client_ip(self, request) -> str:
        return address_of(request)


class SecondSteps(DefaultMFAAdapter):
    """Codes and keys."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right, or was used before. Wait for the next one and enter it.",
        "cannot_delete_authenticator": "Your role needs a second step. Set up another one before you take this away.",
    }

    def can_delete_authenticator(self, authenticator) -> bool:
        """The last one stays where the role must have one."""
        from goldthread_site.people.second_step import must_have_one, steps_of

        left = [one for one in steps_of(authenticator.user) if one.pk != authenticator.pk]
        return bool(left) or not must_have_one(authenticator.user)

    def _get_user_identifier(self, user: User) -> str:
        return user.username

    def generate_authenticator_name(self, user, type) -> str:
        return "Key"


class Directory(DefaultSocialAccountAdapter):
    """Sign-in through the council's directory: only people who have an account here."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def list_apps(self, request, provider=None, client_id=None):
        """The directory of the settings; none can be added in the database."""
        from allauth.socialaccount.adapter import _build_apps_from_settings

        apps = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for several in apps.values() for app in several]

    @transaction.atomic
    def pre_social_login(self, request, sociallogin) -> None:
        """Knows the person by the directory's number for her; the first time by her e-mail address."""
        if not sociallogin.is_existing:
            person = _known_by_address(sociallogin)
            if person is None:
                raise ImmediateHttpResponse(refused(request, "Nobody here has the address that the directory gave."))
            sociallogin.account.user = sociallogin.user = person
            sociallogin.account.save()
        if not sociallogin.user.is_active:
            raise ImmediateHttpResponse(refused(request, "Your account here is closed."))

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None) -> None:
        raise ImmediateHttpResponse(refused(request, "The answer of the directory could not be trusted."))

    def send_notification_mail(self, *args, **kwargs) -> None:
        """Mail is the plans' business."""


def _known_by_address(sociallogin) -> User | None:
    """The one open account with the address, unless it belongs to another person of the directory already.

    An address is given to a new colleague when the old one has left: so it is believed once, the number for ever.
    """
    said = [one for one in sociallogin.email_addresses if one.email]
    if len(said) != 1 or sociallogin.account_says_unverified:
        return None
    found = list(User.objects.select_for_update().filter(email__iexact=said[0].email, is_active=True)[:2])
    if len(found) != 1 or SocialAccount.objects.filter(user=found[0]).exists():
        return None
    return found[0]


def refused(request, why: str):
    """The page that says why the directory's person does not come in."""
    name = next((app["name"] for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]), "")
    return render(request, "people/directory_refused.html", {"why": why, "directory": name}, status=403)
