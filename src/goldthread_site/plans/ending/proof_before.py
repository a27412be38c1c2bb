"""The proof of a closed plan's action, for whoever may open it there."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from goldthread_site.plans import models
from goldthread_site.plans.rows import live


def proof_before(plan: models.Plan, key: str, user, *, at: datetime | None = None) -> tuple[tuple[str, str], ...]:
    """The title and the page of each piece of evidence that speaks for the action and was not withdrawn.

    A piece's page holds words about rows of the whole plan, so it is linked only for whoever sees all of it.
    """
    whole = user.can("plan.see", plan=plan.pk, section="")
    held = [
        each for each in live(plan, models.Evidence, at=at) if not each.withdrawn and each.speaks_for("actions", key)
    ]
    return tuple((each.title, reverse("plans:evidence_one", args=[plan.pk, each.id]) if whole else "") for each in held)
