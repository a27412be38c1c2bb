"""The owners of an action, set from the directory."""

from __future__ import annotations

from collections.abc import Mapping

from goldthread_site.plans import models
from goldthread_site.plans.changing import changing


def set_owners(*, by, row: models.Action, was: int, owners: Mapping[str, tuple[str, ...]], why: str) -> None:
    """The action with these owners, by role, as the plan writes them. Raises `StaleRow`."""
    with changing(row.plan, by=by, why=why) as change:
        change.put(row, row.read.model_copy(update=dict(owners)), was=was)
