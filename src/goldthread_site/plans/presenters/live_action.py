"""What happened to an action since the plan runs: its updates and the moves of its date. Read only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update
from goldthread.plan.model import Due
from goldthread_site.look.pieces import WORDS, counted, day
from goldthread_site.plans import models
from goldthread_site.plans.opened import Opened

FIRST_UPDATES = 3  # the older ones are folded
LATELY = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class UpdateShown:
    """One update: when, by whom, the colour claimed, and its texts with their labels."""

    on: str
    by: str
    rag: str | None
    differs: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MoveShown:
    """One move of a date. ``waits`` is whether nobody has agreed to it yet."""

    before: str
    after: str
    reason: str
    asked: str
    agreed: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Live:
    """The live parts of an action's page."""

    heading: str
    updates: tuple[UpdateShown, ...]
    older: tuple[UpdateShown, ...]
    moves: tuple[MoveShown, ...]


def live_action(it: Opened, key: str) -> Live:
    """What is known of the action on the page's day."""
    updates = sorted(it.live(models.Update, action=key), key=lambda update: update.on, reverse=True)
    moves = it.live(models.DateMove, action=key)
    shown = tuple(update_shown(update) for update in updates)
    moved = tuple(move_shown(move) for move in reversed(moves))
    return Live(_heading(updates), shown[:FIRST_UPDATES], shown[FIRST_UPDATES:], moved)


def said_lately(it: Opened, actions: list[str]) -> str:
    """How often owners spoke of these actions in the month up to the page's day."""
    since = (it.as_at - LATELY).isoformat()
    updates = it.live(models.Update, action__in=actions) if actions else ()
    lately = sum(since < update.on <= it.as_at.isoformat() for update in updates)
    return f"{counted(lately, 'update')} in the last month" if lately else "No update in the last month"


def _heading(updates: list[Update]) -> str:
    if not updates:
        return "Updates: none yet"
    return f"Updates: {len(updates)}, the newest of {day(updates[0].on)}"


def update_shown(update: Update) -> UpdateShown:
    """An update as a page shows it."""
    differs = ""
    if update.rag and update.computed and update.rag != update.computed:
        differs = f"The plan's rule says {WORDS[update.computed].lower()}" + (
            f": {update.because}" if update.because else ""
        )
    said = (
        ("What changed for children", update.changed), ("Why the rating differs", update.reason),
        ("Done on", day(update.completed)), ("Done so far", f"{update.percent}%" if update.percent is not None else ""),
        ("Next step", update.next_step), ("Checked by", _checked(update)),
        ("Not proven yet, says", update.refused_by or ""), ("The answer", update.answer),
    )  # fmt: skip
    return UpdateShown(day(update.on), update.by, update.rag, differs, tuple(pair for pair in said if pair[1]))


def _checked(update: Update) -> str:
    if not update.checked_by:
        return ""
    return f"{update.checked_by}, {day(update.checked_on)}" if update.checked_on else update.checked_by


def move_shown(move: DateMove) -> MoveShown:
    """A move of a date as a page shows it."""
    asked = f"{move.asked_by}, {day(move.asked_on)}"
    who = ", ".join(filter(None, [move.agreed_by, day(move.agreed_on)]))
    agreed = {"agreed": who or move.asked_by, "refused": f"Refused by {who or 'the sponsor'}", "asked": "Nobody yet"}[
        move.state
    ]
    if move.answer:
        agreed += f": {move.answer}"
    return MoveShown(_due(move.before), _due(move.after), move.reason, asked, agreed, move.state == "asked")


def _due(due: Due) -> str:
    return day(due.latest) or (f"from {day(due.earliest)}" if due.earliest else due.text or "No date")
