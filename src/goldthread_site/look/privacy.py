"""Says of every stored field whether it holds personal data, and how long it is kept.

A label stands beside the field it speaks of: `PRIVACY = {"field": NONE, …}` on the model. A test fails for a field
without one. Third-party models are labelled in `OTHERS`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from django.apps import apps

Kind = Literal["none", "personal", "special"]


class Label(NamedTuple):
    """What a field holds, and for how long."""

    kind: Kind
    kept: str


WITH_PLAN = "as long as the plan, then as the council's retention schedule says"
WITH_ACCOUNT = "until the account is closed and its revisions have expired"
NONE = Label("none", "as long as the row")
STAFF_NAME = Label("personal", WITH_PLAN)  # leads, sponsors, officers named in a plan that the council publishes
ACCOUNT = Label("personal", WITH_ACCOUNT)
DRAFT = Label("personal", "until the import is accepted or thrown away, 30 days at most")
LOOK = Label("personal", "two years, so that the council can say who saw what")

TRY = Label("personal", "until the next sign-in of the account, or 15 minutes after the last try")

OTHERS: dict[str, dict[str, Label]] = {
    "contenttypes.ContentType": {"id": NONE, "app_label": NONE, "model": NONE},
    "auth.Permission": {"id": NONE, "name": NONE, "content_type": NONE, "codename": NONE},
    "auth.Group": {"id": NONE, "name": NONE, "permissions": NONE},
    # Of the sign-in library the site uses keys, codes and the directory's number of a person; the rest stays empty.
    "account.EmailAddress": {"id": NONE, "user": ACCOUNT, "email": ACCOUNT, "verified": NONE, "primary": NONE},
    "account.EmailConfirmation": {"id": NONE, "email_address": ACCOUNT, "created": NONE, "sent": NONE, "key": NONE},
    "mfa.Authenticator": {
        "id": NONE,
        "user": ACCOUNT,
        "type": ACCOUNT,
        "data": ACCOUNT,
        "created_at": ACCOUNT,
        "last_used_at": ACCOUNT,
    },
    "socialaccount.SocialApp": {
        "id": NONE,
        "provider": NONE,
        "provider_id": NONE,
        "name": NONE,
        "client_id": NONE,
        "secret": NONE,
        "key": NONE,
        "settings": NONE,
    },
    "socialaccount.SocialAccount": {
        "id": NONE,
        "user": ACCOUNT,
        "provider": NONE,
        "uid": ACCOUNT,
        "last_login": ACCOUNT,
        "date_joined": ACCOUNT,
        "extra_data": ACCOUNT,
    },
    "socialaccount.SocialToken": {
        "id": NONE,
        "app": NONE,
        "account": ACCOUNT,
        "token": ACCOUNT,
        "token_secret": ACCOUNT,
        "expires_at": NONE,
    },
    # A failed sign-in: a digest of the name, the address it came from; nothing that was typed.
    "axes.AccessAttempt": {
        "id": NONE,
        "username": TRY,
        "ip_address": TRY,
        "user_agent": TRY,
        "http_accept": TRY,
        "path_info": NONE,
        "attempt_time": TRY,
        "get_data": TRY,
        "post_data": TRY,
        "failures_since_start": NONE,
    },
    "axes.AccessAttemptExpiration": {"access_attempt": TRY, "expires_at": NONE},
    "axes.AccessFailureLog": {
        "id": NONE,
        "username": TRY,
        "ip_address": TRY,
        "user_agent": TRY,
        "http_accept": TRY,
        "path_info": NONE,
        "attempt_time": TRY,
        "locked_out": NONE,
    },
    "axes.AccessLog": {
        "id": NONE,
        "username": TRY,
        "ip_address": TRY,
        "user_agent": TRY,
        "http_accept": TRY,
        "path_info": NONE,
        "attempt_time": TRY,
        "logout_time": TRY,
        "session_hash": TRY,
    },
    "sessions.Session": {
        "session_key": Label("personal", "12 hours after the last sign-in"),
        "session_data": Label("personal", "12 hours after the last sign-in"),
        "expire_date": NONE,
    },
}


def labels() -> dict[str, Label | None]:
    """Every stored field of the site as “app.Model.field”, with its label; ``None`` where it has none."""
    found: dict[str, Label | None] = {}
    for model in apps.get_models():
        known = OTHERS.get(model._meta.label) or getattr(model, "PRIVACY", {})
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            found[f"{model._meta.label}.{field.name}"] = known.get(field.name)
    return found
