"""An action taken to somebody, a reply, and the end of it. Each is one transaction, by someone, with its revision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldthread.errors import UserError
from goldthread.plan.live.escalation import Escalation, Reply
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, Stale, changing

UNCHANGED = "Nothing was saved"


@dataclass(frozen=True, slots=True)
class Taken:
    """To whom an action is taken, why, and by when a reply is wanted."""

    to: str
    kind: Literal["person", "partner"]
    why: str
    reply_by: date


def escalate(*, by, plan: models.Plan, action: str, was: int, taken: Taken, once: str, today: date) -> Escalation:
    """The escalation as it is kept. Sent twice, the first one comes back.

    Raises `Stale` where the action was changed since version ``was``, `UserError` where this person has it already.
    """
    with changing(plan, by=by, why=f"Taken to {taken.to}"[:300]) as change:
        if there := models.Escalation.objects.filter(plan=change.plan, key=once).first():
            return there.read
        row = models.Action.objects.filter(plan=change.plan, key=action, withdrawn=False).first()
        if row is None:
            raise UserError("this action is not in the plan any more", try_=f"Look at the plan again. {UNCHANGED}")
        if row.version != was:
            raise Stale("somebody changed this action meanwhile", try_=f"Look at it as it is now. {UNCHANGED}")
        _refuse_a_second(change.plan, action, taken.to)
        value = Escalation(
            id=once, action=action, to=taken.to, kind=taken.kind, on=today.isoformat(), by=by.get_full_name(),
            why=taken.why, reply_by=taken.reply_by.isoformat(),
        )  # fmt: skip
        change.add(models.Escalation, value)
        return value


def _refuse_a_second(plan: models.Plan, action: str, to: str) -> None:
    for row in models.Escalation.objects.filter(plan=plan, action=action, ended=False):
        if row.read.to.casefold() == to.casefold():
            raise UserError(f"it was taken to {to} already", try_=f"Record what came of that first. {UNCHANGED}")


def reply(*, by, plan: models.Plan, key: str, was: int, said: Reply) -> None:
    """Adds what was answered. The same words of the same day again change nothing. Raises `StaleRow`."""
    with changing(plan, by=by, why=f"{said.by} replied"[:300]) as change:
        row = _open(change, key)
        held = row.read
        if held.replies and held.replies[-1] == said:
            return
        if held.ended:
            raise UserError("this has ended", try_=f"Take the action to somebody again. {UNCHANGED}")
        change.put(row, held.model_copy(update={"replies": (*held.replies, said)}), was=was)


def end(*, by, plan: models.Plan, key: str, was: int, resolved: bool, outcome: str, today: date) -> None:
    """Ends it with what came of it. Ended in the same words again changes nothing. Raises `StaleRow`."""
    with changing(plan, by=by, why="Resolved" if resolved else "Ended without being resolved") as change:
        row = _open(change, key)
        held = row.read
        if held.ended and (held.resolved, held.outcome) == (resolved, outcome):
            return
        if held.ended:
            raise UserError("this has ended already", try_=f"Look at what came of it. {UNCHANGED}")
        ended = {"ended": today.isoformat(), "resolved": resolved, "outcome": outcome}
        change.put(row, held.model_copy(update=ended), was=was)


def _open(change: Changing, key: str) -> models.Escalation:
    row = models.Escalation.objects.filter(plan=change.plan, key=key).first()
    if row is None:
        raise UserError("this was taken to nobody", try_=f"Look at the list again. {UNCHANGED}")
    return row
