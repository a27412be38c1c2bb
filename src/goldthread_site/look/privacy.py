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

OTHERS: dict[str, dict[str, Label]] = {
    "contenttypes.ContentType": {"id": NONE, "app_label": NONE, "model": NONE},
    "auth.Permission": {"id": NONE, "name": NONE, "content_type": NONE, "codename": NONE},
    "auth.Group": {"id": NONE, "name": NONE, "permissions": NONE},
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
