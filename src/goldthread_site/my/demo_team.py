"""The demo's part of handing down and of taking an action to somebody, each deed on its day."""

from __future__ import annotations

from datetime import date

from goldthread.plan.live.escalation import Reply
from goldthread_site.people.models import User
from goldthread_site.plans.escalation import actions as escalation
from goldthread_site.plans.hand_down.actions import Handed, NewTeam, Task, hand_down
from goldthread_site.plans.models import Action, Escalation


def _handed(row: Action, *, by: User, on: date, title: str, team: str, lead: str, note: str, tasks: list[dict]) -> None:
    hand_down(
        by=by, plan=row.plan, action=row.key, was=row.version, team=NewTeam(title, team, lead),
        handed=Handed([Task(**task) for task in tasks], note=note), once=f"h-{on:%Y%m%d}", today=on,
    )  # fmt: skip


def _taken(row: Action, *, by: User, on: date, to: str, kind: str, asks: str, reply_by: date) -> None:
    escalation.escalate(
        by=by, plan=row.plan, action=row.key, was=row.version, taken=escalation.Taken(to, kind, asks, reply_by),
        once=f"e-{row.key}-{on:%Y%m%d}", today=on,
    )  # fmt: skip


def _replied(row: Action, *, by: User, on: date, who: str, words: str) -> None:
    held = _last(row)
    said = Reply(on=on.isoformat(), by=who, text=words)
    escalation.reply(by=by, plan=row.plan, key=held.key, was=held.version, said=said)


def _ended(row: Action, *, by: User, on: date, resolved: bool, outcome: str) -> None:
    held = _last(row)
    escalation.end(by=by, plan=row.plan, key=held.key, was=held.version, resolved=resolved, outcome=outcome, today=on)


def _last(row: Action) -> Escalation:
    return Escalation.objects.filter(plan=row.plan, action=row.key).order_by("order").last()


DEEDS = {"handed": _handed, "taken": _taken, "replied": _replied, "ended": _ended}
