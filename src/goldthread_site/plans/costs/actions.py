"""A cost line added or changed. Each is one transaction, by someone, with its revision."""

from __future__ import annotations

from typing import Any

from goldthread.errors import UserError
from goldthread.plan.model import CostLine
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, changing, new_id


def add(*, by, plan: models.Plan, said: dict[str, Any], why: str) -> str:
    """The key of a new line at the end of the budget."""
    with changing(plan, by=by, why=why) as change:
        _refuse_unknown(change, said)
        value = CostLine(**said)
        there = change.added_last(models.CostLine, value)
        return (there or change.add(models.CostLine, value, key=new_id("c"))).key


def save(*, by, plan: models.Plan, key: str, was: int, said: dict[str, Any], why: str) -> None:
    """The line with these values. Raises `StaleRow` where somebody saved it since version ``was``."""
    with changing(plan, by=by, why=why) as change:
        row = models.CostLine.objects.filter(plan=change.plan, key=key).first()
        if row is None:
            raise UserError("this cost line is not in the plan", try_="Look at the budget again. Nothing was saved")
        _refuse_unknown(change, said)
        change.put(row, row.read.model_copy(update=said), was=was)


def _refuse_unknown(change: Changing, said: dict[str, Any]) -> None:
    there = models.Action.objects.filter(plan=change.plan, key__in=said["actions"]).count()
    if there < len(said["actions"]):
        raise UserError(
            "an action that it pays for is not in this plan", try_="Choose ones that are. Nothing was saved"
        )
