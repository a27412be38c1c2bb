"""A remedial action added or changed. Each is one transaction, by someone, with its revision."""

from __future__ import annotations

from datetime import date
from typing import Any

from goldthread.errors import UserError
from goldthread.plan.model import Due, RemedialAction
from goldthread.plan.relative import relative_due
from goldthread.plan.said import day_said
from goldthread.plan.timescale import read_timescale
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing, new_id

UNCHANGED = "Nothing was saved"


def add(*, by, plan: models.Plan, entity: str, key: str, said: dict[str, Any], why: str, today: date) -> str:
    """The key of a remedial action for an action or a recommendation of the plan."""
    with changing(plan, by=by, why=why) as change:
        recommendation, action = _of(change.plan, entity, key)
        due = due_of(said["due"], starts=_starts(change.plan), after=today)
        value = RemedialAction(
            recommendation=recommendation, action=action, outstanding=said["outstanding"], remedies=said["remedies"],
            lead=said["lead"], due=due,
        )  # fmt: skip
        there = change.added_last(models.RemedialAction, value)
        return (there or change.add(models.RemedialAction, value, key=new_id("r"))).key


def save(*, by, plan: models.Plan, key: str, was: int, said: dict[str, Any], why: str, today: date) -> None:
    """The remedial action with these words; a date that moved keeps the one before. Raises `StaleRow`."""
    with changing(plan, by=by, why=why) as change:
        row = models.RemedialAction.objects.filter(plan=change.plan, key=key).first()
        if row is None:
            raise UserError("this remedial action is not in the plan", try_=f"Look at the list again. {UNCHANGED}")
        before = row.read
        due = before.due
        if said["due"] != (due.text or ""):
            due = _moved(before.due, due_of(said["due"], starts=_starts(change.plan), after=today))
        words = {name: said[name] for name in ("outstanding", "remedies", "lead", "completed")}
        change.put(row, before.model_copy(update={**words, "due": due}), was=was)


def due_of(text: str, *, starts: str | None, after: date) -> Due:
    """The date that the words mean, counted from the plan's start where they are a length. Raises `UserError`."""
    due = relative_due(read_timescale(text), starts)
    if not due.latest:
        why = "the plan has no start to count from" if "relative" in due.kinds and not starts else ""
        raise UserError(f"“{text}” is not a date", why=why, try_=f"Write it as 18/12/2026 or March 2027. {UNCHANGED}")
    if starts and due.latest < starts:
        raise UserError(f"the date must not be before the plan starts, {day_said(starts)}", try_=UNCHANGED)
    if due.latest <= after.isoformat():
        raise UserError(f"the date must be after today, {day_said(after)}", try_=UNCHANGED)
    return due


def _moved(before: Due, after: Due) -> Due:
    held = before.text or before.latest
    return after.model_copy(update={"slipped_from": (*before.slipped_from, held)}) if held else after


def _starts(plan: models.Plan) -> str | None:
    return (plan.value.get("terms") or {}).get("starts")


def _of(plan: models.Plan, entity: str, key: str) -> tuple[str | None, str | None]:
    """The recommendation and the action that it is for; of an action the recommendation that it answers first."""
    if entity == "recommendations":
        row = models.Recommendation.objects.filter(plan=plan, key=key).first()
        above, action = key, None
    else:
        row = models.Action.objects.filter(plan=plan, key=key).first()
        above, action = next(iter(row.recommendations), None) if row else None, key
    if row is None:
        raise UserError("the row that it is for is not in this plan", try_=f"Look at the list again. {UNCHANGED}")
    return above, action
