"""Setting up and taking away the second step. The password is asked for again before anything changes."""

from __future__ import annotations

import json

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.views.generic.edit import FormView

from goldthread_site.people.sign_in_forms import AppForm, AppOffForm, CodeAgainForm, KeyForm, PasswordAgainForm

_ONLY = ["get", "head", "post", "options"]


class PasswordAgain(ReauthenticateView):
    """Asks for the password again."""

    http_method_names, template_name = _ONLY, "people/again.html"

    def get_form_class(self):
        return PasswordAgainForm


class CodeAgain(ReauthenticateByCodeView):
    """Asks for a code again, where there is no password."""

    http_method_names, template_name = _ONLY, "people/again.html"

    def get_form_class(self):
        return CodeAgainForm


class App(ActivateTOTPView):
    """Sets up codes from an app."""

    http_method_names, template_name = _ONLY, "people/app.html"

    def get_form_class(self):
        return AppForm

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return context | {"secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))}

    def form_valid(self, form):
        messages.success(self.request, "From now on a code from your phone is asked for at sign-in.")
        return super().form_valid(form)


class AppOff(DeactivateTOTPView):
    """Takes the codes away."""

    http_method_names, template_name = _ONLY, "people/app_off.html"
    success_url = reverse_lazy("people:account")

    def get_form_class(self):
        return AppOffForm


class Codes(ViewRecoveryCodesView):
    """Recovery codes, shown once after they were made."""

    http_method_names, template_name = ["get", "head", "options"], "people/codes.html"


class NewCodes(GenerateRecoveryCodesView):
    """Makes new recovery codes; the old ones stop working."""

    http_method_names, template_name = _ONLY, "people/codes_new.html"


class Key(AddWebAuthnView):
    """Sets up a passkey or a security key."""

    http_method_names, template_name = _ONLY, "people/key.html"

    def get_form_class(self):
        return KeyForm

    def get_context_data(self, **kwargs) -> dict:
        context = FormView.get_context_data(self, **kwargs)
        asked = auth.begin_registration(self.request.user, passwordless=True)
        return context | {"options_json": json.dumps(asked)}


class KeyOff(RemoveWebAuthnView):
    """Takes a key away."""

    http_method_names, template_name = _ONLY, "people/key_off.html"
    success_url = reverse_lazy("people:account")

    def form_valid(self, form):
        from allauth.mfa.adapter import get_adapter

        if not get_adapter().can_delete_authenticator(self.get_object()):
            form.add_error(None, ValidationError(get_adapter().error_messages["cannot_delete_authenticator"]))
            return self.form_invalid(form)
        return super().form_valid(form)
