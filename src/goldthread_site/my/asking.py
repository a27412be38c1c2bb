"""What is asked of an owner: which of her actions need an update now, which later, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from goldthread.periods import is_working_day
from goldthread.plan.model import Action
from goldthread.plan.said import day_said, length_said
from goldthread.plan.standing import soon_until
from goldthread.plan.terms import Terms
from goldthread_site.my.open_action import OpenAction
from goldthread_site.my.whose import actions_of
from goldthread_site.plans.models import Plan

Group = Literal["now", "coming", "proof", "finished"]
QUIET_DAYS = 21  # for so long after an update nobody is asked again
WORKING_DAYS_BEFORE_BOARD = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """One action of hers, where it stands for her, and the sentence that says why."""

    plan: Plan
    action: Action
    terms: Terms
    group: Group
    sentence: str
    days_late: int = 0


def asked_of(person, *, as_at: date) -> list[Asked]:
    """Every action of the person's, the latest first, then by date."""
    found = [_asked(OpenAction(row, as_at)) for _plan, row in actions_of(person)]
    return sorted(found, key=lambda each: (-each.days_late, each.action.due.latest or "9999"))


def answer_by(terms: Iterable[Terms], as_at: date) -> date | None:
    """The day by which an update is in time for the next board: some working days before it."""
    boards = sorted(day for each in terms for day in each.boards if day > as_at.isoformat())
    if not boards:
        return None
    day, left = date.fromisoformat(boards[0]), WORKING_DAYS_BEFORE_BOARD
    while left and day > as_at:
        day -= timedelta(days=1)
        left -= bool(is_working_day(day))
    return day


def _asked(it: OpenAction) -> Asked:
    late = (it.as_at - date.fromisoformat(it.value.due.latest)).days if it.is_late else 0
    group = _group(it)
    return Asked(it.plan, it.value, it.terms, group, _sentence(it, group), late)


def _group(it: OpenAction) -> Group:
    if it.is_done:
        return "finished" if it.has_proof else "proof"
    latest, quiet = it.value.due.latest, it.as_at - timedelta(days=QUIET_DAYS)
    if it.last and it.last.on > quiet.isoformat():
        return "coming"
    return "now" if latest and latest <= soon_until(it.as_at).isoformat() else "coming"


def _sentence(it: OpenAction, group: Group) -> str:
    wrote = f"You last wrote on {day_said(it.last.on, as_at=it.as_at)}." if it.last else ""
    if group == "proof":
        day = f" on {day_said(it.last.completed, as_at=it.as_at)}" if it.last and it.last.completed else ""
        return (
            f"You said it was done{day}. Add what shows it."
            if it.last
            else "The plan says it is done. Add what shows it."
        )
    if group == "finished":
        return ""
    if it.waiting:
        return f"The move to {day_said(it.waiting.after.latest)} waits for agreement."
    if group == "coming":
        return wrote or "Nothing to do yet"
    if it.is_late:
        return wrote or "Nobody has written about it yet."
    days = (date.fromisoformat(it.value.due.latest) - it.as_at).days
    return f"Due in {length_said(days)}. {wrote}".strip() if days else f"Due today. {wrote}".strip()
