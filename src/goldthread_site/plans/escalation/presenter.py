"""What pages say of actions that were taken to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.plan.live.escalation import Escalation
from goldthread.plan.model import Action, Plan
from goldthread.plan.stuck import Stuck, looks_stuck
from goldthread_site.look.pieces import counted, day, length, shortened
from goldthread_site.plans import models
from goldthread_site.plans.escalation.waiting import Waits, in_order
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.presenters.names import Names

MOST_SUGGESTED = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """One escalation. ``overdue`` is said in red: “20 days ago”; ``newest`` is the last reply in a line."""

    key: str
    plan: int
    plan_title: str
    action: str
    name: str
    text: str
    to: str
    why: str
    taken: str
    wanted: str
    overdue: str
    replies: tuple[tuple[str, str, str], ...]
    newest: str
    ended: str
    outcome: str


@dataclass(frozen=True, slots=True)
class StuckShown:
    """An action that looks stuck, with the reasons."""

    key: str
    name: str
    text: str
    because: str


@dataclass(frozen=True, slots=True)
class Page:
    """The list: what waits, what looks stuck, what has ended."""

    heading: str
    open: tuple[Shown, ...]
    stuck: tuple[StuckShown, ...] = ()
    more: str = ""
    ended: tuple[Shown, ...] = ()


def shown(each: Escalation, action: Action | None, name: str, *, as_at: date, plan: models.Plan) -> Shown:
    """An escalation as its row or page says it."""
    late = each.waits(as_at=as_at.isoformat())
    overdue = f"{length((as_at - date.fromisoformat(each.reply_by)).days)} ago, and nobody has replied" if late else ""
    replies = tuple((day(reply.on), reply.by, reply.text) for reply in each.replies)
    newest = f"{replies[-1][1]}, {replies[-1][0]}: “{shortened(replies[-1][2])}”" if replies else ""
    ended = f"{'Resolved' if each.resolved else 'Not resolved'}, {day(each.ended)}" if each.ended else ""
    return Shown(
        each.id, plan.pk, plan.title or "Improvement plan", each.action, name,
        shortened(action.text) if action else "An action that was taken out", each.to, each.why,
        f"{each.by}, {day(each.on)}", day(each.reply_by), overdue, replies, newest, ended, each.outcome,
    )  # fmt: skip


def page(it: Opened) -> Page:
    """The page of one plan on its day."""
    found = it.live(models.Escalation)
    names = Names(it.written)
    waits = in_order((each for each in found if not each.ended), as_at=it.as_at.isoformat())
    ended = sorted((each for each in found if each.ended), key=lambda each: each.ended, reverse=True)
    stuck = looks_stuck(it.plan, it.live(models.Update), it.live(models.DateMove), found, as_at=it.as_at)
    suggested = tuple(_stuck(each, it.plan) for each in stuck[:MOST_SUGGESTED])
    more = len(stuck) - MOST_SUGGESTED
    return Page(
        heading(waits, as_at=it.as_at), _rows(waits, names, it), suggested,
        f"and {counted(more, 'more action')}" if more > 0 else "", _rows(ended, names, it),
    )  # fmt: skip


def _rows(found: Iterable[Escalation], names: Names, it: Opened) -> tuple[Shown, ...]:
    return tuple(of(each, names, as_at=it.as_at, plan=it.row) for each in found)


def of(each: Escalation, names: Names, *, as_at: date, plan: models.Plan) -> Shown:
    """The escalation with the name that its plan gives the action."""
    action = names.actions.get(each.action)
    return shown(each, action, names.action(action) if action else "Action", as_at=as_at, plan=plan)


def _stuck(each: Stuck, plan: Plan) -> StuckShown:
    names = Names(plan)
    said = ". ".join(each.because)
    return StuckShown(each.action.id, names.action(each.action), shortened(each.action.text), f"{said}.")


def heading(waits: Sequence[Escalation], *, as_at: date) -> str:
    """“3 actions wait for somebody; 1 reply is overdue”."""
    if not waits:
        return "No action waits for anybody"
    late = sum(each.waits(as_at=as_at.isoformat()) for each in waits)
    said = f"{counted(len(waits), 'action')} {'waits' if len(waits) == 1 else 'wait'} for somebody"
    return f"{said}; {_overdue(late)}" if late else said


def across_page(found: Sequence[Waits], *, as_at: date) -> Page:
    """What waits in every plan, the overdue first."""
    by_id = {(each.plan.pk, each.escalation.id): each for each in found}
    order = sorted(
        by_id.values(),
        key=lambda each: (not each.escalation.waits(as_at=as_at.isoformat()), each.escalation.reply_by or "9999"),
    )
    rows = tuple(
        shown(each.escalation, each.action, f"Action {each.action.ref}" if each.action.ref else "Action", as_at=as_at,
              plan=each.plan)
        for each in order
    )  # fmt: skip
    return Page(heading([each.escalation for each in order], as_at=as_at), rows)


def overdue_in_words(it: Opened) -> str:
    """“2 replies are overdue on actions …”, for the plan's first page; nothing where none is."""
    found = [each for each in it.live(models.Escalation, ended=False) if each.waits(as_at=it.as_at.isoformat())] \
        if it.at is None else []  # fmt: skip
    return f"{_overdue(len(found))} on actions that were taken to somebody" if found else ""


def _overdue(number: int) -> str:
    return f"{counted(number, 'reply', 'replies')} {'is' if number == 1 else 'are'} overdue"


@dataclass(frozen=True, slots=True)
class OnAction:
    """The part of an action's page."""

    heading: str
    rows: tuple[Shown, ...]
    may_open: bool


def on_action(it: Opened, key: str, reader) -> OnAction | None:
    """To whom the action was taken, the newest first; ``None`` where to nobody."""
    found = it.live(models.Escalation, action=key)
    if not found:
        return None
    names = Names(it.written)
    rows = tuple(of(each, names, as_at=it.as_at, plan=it.row) for each in reversed(found))
    open_ = [each.to for each in found if not each.ended]
    said = f"Waits for {', '.join(dict.fromkeys(open_))}" if open_ else "Taken to somebody"
    return OnAction(said, rows, it.at is None and reader.can("plan.act", plan=it.row.pk))
