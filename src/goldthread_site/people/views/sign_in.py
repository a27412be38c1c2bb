"""Signing in: name and password, then the second step; or a passkey alone; or the council's directory."""

from __future__ import annotations

import hmac
import json

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from goldthread_site.people.allauth_adapters import refused
from goldthread_site.people.sign_in_forms import CodeForm, SignInForm

_NONCE = "directory_nonce"


class SignIn(LoginView):
    """The sign-in page."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "people/sign_in.html"
    form_class = SignInForm

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", ())
        return context | {
            "next": get_next_redirect_url(self.request) or "",
            "idle": settings.IDLE_MINUTES if "idle" in self.request.GET else None,
            "directory": next((app["name"] for app in apps), ""),
        }


class SecondStep(AuthenticateView):
    """The code or the key, after the password."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "people/second_step.html"

    def get_form_class(self):
        return CodeForm

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        asked = context.pop("js_data", {}).get("request_options", {})
        return context | {"options": asked, "options_json": json.dumps(asked)}


class PasskeySignIn(LoginWebAuthnView):
    """What the browser asks a passkey (GET, for the script), and the passkey's answer (POST)."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, *args, **kwargs):
        from allauth.mfa.webauthn.internal import auth

        return JsonResponse({"request_options": auth.begin_authentication(user=None)})

    def form_valid(self, form):
        if not form.cleaned_data["credential"].user.is_active:
            return self.form_invalid(form)
        return super().form_valid(form)

    def form_invalid(self, form):
        messages.warning(self.request, "That passkey is not known here. Sign in with name and password.")
        return redirect("people:sign_in")


class CheckedDirectory(OpenIDConnectOAuth2Adapter):
    """The directory's answer: signed by its key, for us, and for the question that this browser asked."""

    def _decode_id_token(self, app, id_token: str) -> dict:
        self.did_fetch_access_token = False  # so that the signature is looked at, also over TLS
        told = super()._decode_id_token(app, id_token)
        asked = self.request.session.pop(_NONCE, "")
        if not asked or not hmac.compare_digest(asked, str(told.get("nonce", ""))):
            raise OAuth2Error("the nonce is not the one that was asked with")
        return told

    def complete_login(self, request, app, token, **kwargs):
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("the directory sent no signed token")
        login = super().complete_login(request, app, token, **kwargs)
        told = login.account.extra_data.get("id_token") or {}
        login.account_says_unverified = told.get("email_verified") is False
        login.account.extra_data = {}  # what the directory knows of her is no business of ours
        return login


def _directory():
    if not settings.SOCIALACCOUNT_PROVIDERS:
        raise Http404("no directory")


@require_POST
def directory(request):
    """Sends the browser to the council's directory."""
    _directory()
    nonce = request.session[_NONCE] = get_random_string(32)
    provider = get_adapter().get_provider(request, "directory")
    provider.oauth2_adapter_class = CheckedDirectory
    try:
        return provider.redirect(
            request, AuthProcess.LOGIN, next_url=get_next_redirect_url(request), auth_params={"nonce": nonce}
        )
    except (RequestException, KeyError, ValueError):
        return refused(request, "The directory does not answer.")


@require_GET
def directory_answer(request, provider_id: str):
    """The browser comes back from the directory."""
    _directory()
    try:
        return OAuth2CallbackView.adapter_view(CheckedDirectory(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (KeyError, TypeError, ValueError):
        return refused(request, "The answer of the directory could not be trusted.")
