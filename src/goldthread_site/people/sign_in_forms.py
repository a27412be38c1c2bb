"""The forms of signing in, in plain words: name and password, code, key."""

from __future__ import annotations

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm, DeactivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.core.exceptions import PermissionDenied, ValidationError

from goldthread_site.people.sign_ins import refuse_if_locked

_BOX = {"class": "govuk-input govuk-input--width-20"}


def _plain(field: forms.Field, label: str, missing: str, **attrs) -> None:
    field.label, field.help_text = label, ""
    field.error_messages["required"] = missing
    field.widget.attrs = {**_BOX, **attrs}


def _password(form: forms.Form) -> None:
    _plain(form.fields["password"], "Password", "Enter your password", autocomplete="current-password")


def _code(form: forms.Form, label: str) -> None:
    attrs = {"class": "govuk-input govuk-input--width-10", "autocomplete": "one-time-code", "inputmode": "numeric"}
    _plain(form.fields["code"], label, "Enter the code", **attrs)
    form.fields["code"].max_length = 32


class SignInForm(LoginForm):
    """Sign-in name and password."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"] = self.fields.pop("login")
        _plain(self.fields["username"], "Sign-in name", "Enter your sign-in name", autocomplete="username")
        self.fields["username"].widget.attrs["autocapitalize"] = "none"
        _password(self)
        self.order_fields(["username", "password"])

    def clean(self):
        if not self.errors:
            self.cleaned_data["login"] = self.cleaned_data["username"]
        return super().clean()

    @property
    def first_field_id(self) -> str:
        """Where the error summary leads when neither field alone is at fault."""
        return self["username"].id_for_label


class PasswordAgainForm(ReauthenticateForm):
    """One's password once more, before the second step is changed."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _password(self)


class CodeForm(AuthenticateForm):
    """The code at sign-in. Codes are looked at only while there were not too many wrong ones."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _code(self, "Code")
        self.fields["code"].help_text = "The 6 digits that your app shows now, or one of your recovery codes."

    def clean_code(self) -> str:
        from allauth.core import context

        try:
            refuse_if_locked(context.request, self.user)
        except PermissionDenied:
            raise ValidationError("Too many tries. Try again later.") from None
        return super().clean_code()


class CodeAgainForm(ReauthenticateByCodeForm):
    """A code once more, for people who have no password here."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _code(self, "Code")


class AppForm(ActivateTOTPForm):
    """The first code of an app: proof that the app has the key."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _code(self, "Code that the app shows")


class AppOffForm(DeactivateTOTPForm):
    """Takes the codes away."""

    first_field_id = "main-content"


class KeyForm(AddWebAuthnForm):
    """A new key and its name."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["name"], "Name of the key", "", maxlength="50")
        self.fields["name"].help_text = "So that you know it again, such as “Laptop”."
        if "passwordless" in self.fields:
            self.fields["passwordless"].widget = forms.HiddenInput()
            self.fields["passwordless"].initial = True
        self.fields["credential"].error_messages["required"] = "The browser gave no key. Try again."
