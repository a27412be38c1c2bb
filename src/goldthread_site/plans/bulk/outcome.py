"""What a change comes to for one action: it changes, is so already, asks for agreement, or cannot be.

The rules of the date and of the colour are those of the update form (`plans.saying`): there is one home for them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from goldthread.errors import UserError
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update, Way
from goldthread.plan.model import Action
from goldthread.plan.moves import needs_sponsor
from goldthread.plan.said import day_said
from goldthread.plan.timescale import read_timescale
from goldthread_site.look.pieces import only_day
from goldthread_site.owners.known import Known
from goldthread_site.plans.bulk.wanted import Wanted, still_wanted
from goldthread_site.plans.open_action import OpenAction
from goldthread_site.plans.saying import (
    Said,
    action_after,
    colour_by_rule,
    colour_of,
    day_done,
    faults_of_colour,
    faults_of_date,
    move_said,
)

State = Literal["changes", "asks", "already", "refused"]
NO_DATE = "It has no date that it could move on from. Give it a date."
DONE = "It is done, so its date stays."
GONE = "It was withdrawn from the plan, so it stays as it is."
CLOSED = "Its plan was closed, so it stays as it is."
BOTH = "It cannot be done and get a new date at once. Say one of the two."
WHEN_DONE = "Blue means done and proven. Say first on which day it was done."


@dataclass(frozen=True)
class Outcome:
    """What becomes of one action. ``why`` says why it cannot be, or what must be agreed first."""

    it: OpenAction
    state: State
    after: Action
    wanted: Wanted
    why: str = ""
    move: DateMove | None = None
    update: Update | None = None

    @property
    def changes(self) -> bool:
        """Whether something is saved of it."""
        return self.state in ("changes", "asks")


def outcome(it: OpenAction, wanted: Wanted, *, known: Known, by: Any, way: Way = "site") -> Outcome:
    """What ``wanted`` comes to for this action, said by that person."""
    was = it.row.read
    try:
        left = still_wanted(wanted, it, known)
        if fault := next(_faults(it, left), ""):
            return Outcome(it, "refused", was, left, _too_near(it, wanted, left) or fault)
        return _settled(it, left, known, by=by.get_full_name(), way=way)
    except UserError as fault:
        return Outcome(it, "refused", was, wanted, _capital(str(fault)))


def _too_near(it: OpenAction, wanted: Wanted, left: Wanted) -> str:
    """Why some weeks more are not enough for what is long late."""
    if not (wanted.later and left.due) or it.is_done or read_timescale(left.due).latest > it.as_at.isoformat():
        return ""
    return (
        f"{wanted.later.words} after {day_said(it.value.due.latest)} is {left.due}, which has passed. Move it "
        "further, or to a date."
    )


def _faults(it: OpenAction, wanted: Wanted) -> Iterable[str]:
    if it.row.withdrawn or it.plan.closed_on:
        yield GONE if it.row.withdrawn else CLOSED
    if wanted.moves and wanted.done_on is not None:
        yield BOTH
    if wanted.moves and it.is_done and not it.recurs:
        yield DONE
    if wanted.later:
        yield NO_DATE
    if wanted.rag == "blue" and wanted.done_on is None and it.is_done and not only_day(it.row.read.completed):
        yield WHEN_DONE
    said = _said(it, wanted)
    yield from faults_of_date(said, it).values()
    if (wanted.rag and not wanted.owners_sheet) or wanted.rag == "blue":
        yield from faults_of_colour(said, it).values()


def _settled(it: OpenAction, wanted: Wanted, known: Known, *, by: str, way: Way) -> Outcome:
    if wanted.is_nothing:
        return Outcome(it, "already", it.row.read, wanted)
    said = _said(it, wanted)
    move, after = move_said(said, it, by=by), _after(it, wanted, said, known)
    update = _update(it, wanted, said, move, by=by, way=way)
    asks = _asks(it, wanted, move)
    return Outcome(it, "asks" if asks else "changes", after, wanted, asks, move, update)


def _said(it: OpenAction, wanted: Wanted) -> Said:
    """The same as the update form would have it."""
    done_on = wanted.done_on
    if done_on is None and wanted.rag == "blue" and it.is_done:
        done_on = it.row.read.completed
    when = "moved" if wanted.moves else "planned" if done_on is None else "done"
    by_rule = it.computed.rag
    return Said(
        once=uuid.uuid4().hex[:12], changed=wanted.note, rag=wanted.rag or by_rule or it.row.read.rag, when=when,
        reason=wanted.reason, done_on=done_on or "", new_date=wanted.due, why_moves=wanted.why_moves, by_rule=by_rule,
    )  # fmt: skip


def _after(it: OpenAction, wanted: Wanted, said: Said, known: Known) -> Action:
    """The action once this stands; nothing of it is different that was not asked for."""
    was, after = it.row.read, action_after(said, it)
    kept: dict[str, Any] = {}
    if wanted.done_on is None:
        kept |= {"completed": was.completed, "percent": was.percent}
        if not wanted.rag:
            kept["rag"] = was.rag
    if wanted.leads:
        leads = wanted.leads.after(was, known, it.plan.pk)
        kept |= {"leads": leads, "contributors": tuple(text for text in was.contributors if text not in leads)}
    return after.model_copy(update=kept)


def _update(it: OpenAction, wanted: Wanted, said: Said, move: DateMove | None, *, by: str, way: Way) -> Update | None:
    """What was said of the action, where a colour, a day or words were."""
    moved = wanted.moves and wanted.owners_sheet
    if not (wanted.rag or wanted.note or wanted.done_on is not None or moved):
        return None
    by_rule, rated = colour_by_rule(said, it), wanted.rag or wanted.done_on is not None
    return Update(
        id=f"u{said.once}", action=it.row.key, on=it.as_at.isoformat(), by=by, changed=wanted.note,
        rag=colour_of(said, it) if rated else None, computed=by_rule.rag, because=by_rule.because,
        reason=wanted.reason, completed=day_done(said, it), move=move and move.id, way=way,
    )  # fmt: skip


def _asks(it: OpenAction, wanted: Wanted, move: DateMove | None) -> str:
    """What a second person must agree to before it counts."""
    if move and move.state == "asked":
        return needs_sponsor(it.value, it.moves, move.after, it.terms) or "This move needs agreement."
    return "Blue waits for a second person; until then it stays green." if wanted.rag == "blue" else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
