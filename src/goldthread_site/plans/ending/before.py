"""What happened to an action before this plan, while it was an action of the one that was closed.

Its updates and moves stay with the closed plan, and are read from there: nothing is written twice, and what somebody
may not see there she does not see here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from goldthread.plan.carrying import CARRIED, move_before
from goldthread.plan.live.cross_reference import CrossReference
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update
from goldthread.plan.terms import Terms
from goldthread_site.look.pieces import counted, day, long_day, shortened
from goldthread_site.plans import models
from goldthread_site.plans.ending.proof_before import proof_before
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.presenters.live_action import MoveShown, UpdateShown, move_shown, update_shown
from goldthread_site.plans.presenters.names import NAME
from goldthread_site.plans.rows import live


@dataclass(frozen=True, slots=True)
class Before:
    """The part “Before this plan” of an action's page; ``href`` leads to its page in the closed plan, where it may."""

    heading: str
    title: str
    href: str
    closed: str
    updates: tuple[UpdateShown, ...] = ()
    moves: tuple[MoveShown, ...] = ()
    proof: tuple[tuple[str, str], ...] = ()


def before_this_plan(it: Opened, user, key: str) -> Before | None:
    """What is known of the action from before; ``None`` where it was not carried on from another plan."""
    held = next((each for each in carried_references(it) if each.key == key), None)
    if held is None:
        return None
    plan = models.Plan.objects.filter(pk=held.plan).first()
    row = models.Action.objects.filter(plan=held.plan, key=held.other_key).first() if plan else None
    if row is None:
        return Before("Before this plan", "a plan that was deleted since", "", "")
    closed = long_day(plan.closed_on) if plan.closed_on else ""
    if not user.can("plan.see", plan=plan.pk, section=row.section):
        return Before("Before this plan", "a plan that you may not open", "", closed)
    updates = sorted(live(plan, models.Update, at=it.at, action=row.key), key=lambda each: each.on, reverse=True)
    moves = [each for each in live(plan, models.DateMove, at=it.at, action=row.key) if each.state == "agreed"]
    return Before(
        _heading(updates),
        shortened(plan.title or "the plan before", NAME),
        reverse("plans:action", args=[plan.pk, row.key]),
        closed,
        tuple(map(update_shown, updates)),
        tuple(map(move_shown, reversed(moves))),
        proof_before(plan, row.key, user, at=it.at),
    )  # fmt: skip


def _heading(updates: list[Update]) -> str:
    if not updates:
        return "Before this plan: no update"
    return f"Before this plan: {counted(len(updates), 'update')}, the last of {day(updates[0].on)}"


def carried_references(it: Opened) -> list[CrossReference]:
    """The links from actions here to those that they carry on."""
    return [each for each in it.live(models.CrossReference) if each.kind == CARRIED]


def moves_of_both(it: Opened, *, action: str | None = None) -> tuple[DateMove, ...]:
    """The moves of this plan's actions, and before them those of the actions that they carry on.

    One more query where anything was carried. So the ledger has the reasons of every move, and counts from the first.
    """
    only = {} if action is None else {"action": action}
    own = it.live(models.DateMove, **only)
    links = [each for each in carried_references(it) if action in (None, each.key)]
    return (*moves_before(links, at=it.at), *own) if links else own


def moves_before(links: Iterable[CrossReference], *, at: datetime | None = None) -> list[DateMove]:
    """The agreed moves of the closed plans' actions, as moves of those that carry them on."""
    new: dict[int, dict[str, str]] = defaultdict(dict)
    for each in links:
        new[each.plan][each.other_key] = each.key
    plans = models.Plan.objects.filter(pk__in=new) if new else ()
    return [
        move_before(move, new[plan.pk][move.action], starts=_starts(plan))
        for plan in plans
        for move in live(plan, models.DateMove, at=at, action__in=list(new[plan.pk]))
        if move.state == "agreed"
    ]


def _starts(plan: models.Plan) -> str | None:
    return Terms.model_validate(plan.value.get("terms") or {}).starts


def ended_as(it: Opened, user, key: str) -> tuple[str, str, str] | None:
    """What became of an unfinished action of a closed plan: in words, why, and the page where it goes on."""
    closing = it.written.closing
    fate = closing.fate_of(key) if closing else None
    if fate is None:
        return None
    said = {"carried": "It was unfinished, and is carried on", "stopped": "It was unfinished, and stopped",
            "done": "It was done as the plan closed"}[fate.kind]  # fmt: skip
    may = fate.key and closing.carried_to and user.can("plan.see", plan=closing.carried_to)
    return said, fate.why, reverse("plans:action", args=[closing.carried_to, fate.key]) if may else ""
