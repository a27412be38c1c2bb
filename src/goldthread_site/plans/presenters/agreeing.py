"""What waits for a second person, and one such thing on its own page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Plan
from goldthread.plan.slip_ledger import waiting_sentence
from goldthread_site.look.pieces import counted, day, shortened
from goldthread_site.plans.presenters.names import Names


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what it is about, what is asked, by whom, and the page on which it is answered."""

    key: str
    view: str
    action: str
    name: str
    text: str
    asked: str
    reason: str
    by: str


def waiting(plan: Plan, moves: Iterable[DateMove], updates: Iterable[Update]) -> list[Waiting]:
    """Everything in the plan that waits for a second person, the oldest first."""
    names = Names(plan)
    asked = [(move.asked_on, _move(move, names)) for move in moves if move.state == "asked"]
    asked += [(update.on, _blue(update, names)) for update in updates if update.waits_for_check]
    return [each for _, each in sorted(asked, key=lambda pair: pair[0])]


def heading(waits: list[Waiting]) -> str:
    """The answer to: does anything wait for me?"""
    if not waits:
        return "Nothing waits for agreement"
    return f"{counted(len(waits), 'answer')} {'is' if len(waits) == 1 else 'are'} waited for"


def _move(move: DateMove, names: Names) -> Waiting:
    action = names.actions.get(move.action, Action(id=move.action))
    return Waiting(
        move.id, "plans:move_answer", action.id, names.action(action) if action.text else action.id,
        shortened(action.text), waiting_sentence(move), move.reason, f"{move.asked_by}, {day(move.asked_on)}",
    )  # fmt: skip


def _blue(update: Update, names: Names) -> Waiting:
    action = names.actions.get(update.action, Action(id=update.action))
    return Waiting(
        update.id, "plans:blue_answer", action.id, names.action(action) if action.text else action.id,
        shortened(action.text), "Said to be done and proven. Until a second person agrees it is not blue.",
        update.changed, f"{update.by}, {day(update.on)}",
    )  # fmt: skip
