"""One line at the foot of a row's page: how often it changed, and who changed it last."""

from __future__ import annotations

from django.utils import timezone

from goldthread_site.look.pieces import counted, long_day
from goldthread_site.plans.opened import Opened
from goldthread_site.trail.changes import revisions

_TIMES = {1: "once", 2: "twice"}


def row_history(it: Opened, entity: str, key: str) -> str:
    """“History: changed 4 times, last by Joan Sefton on 3 November 2026”; nothing for those who may not see it."""
    if not it.holds("plan.history"):
        return ""
    found = list(revisions(it.row.pk, at=it.at, entity=entity, key=key).values_list("at", "by__full_name"))
    if len(found) < 2:
        return "History: not changed since it was brought in"
    (at, who), times = found[0], len(found) - 1
    often = _TIMES.get(times) or counted(times, "time")
    return f"History: changed {often}, last by {who} on {long_day(timezone.localdate(at))}"
