"""What a team's plan says of the action above it that its own actions answer.

Whoever may not open the plan above is told only that there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.plan.live.hand_down import HandDown
from goldthread.plan.model import Action
from goldthread_site.look.past_day import href
from goldthread_site.look.pieces import counted, day, shortened
from goldthread_site.plans import models
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.presenters.names import NAME
from goldthread_site.plans.rows import live

MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Answers:
    """What actions of this plan answer: who (“3 actions here answer”), what with its page, in which plan, and which.

    ``href`` is empty where the reader may not open what is above.
    """

    who: str
    name: str
    href: str
    text: str
    plan: str
    note: str
    actions: tuple[tuple[str, str], ...] = ()
    more: str = ""


def answers(it: Opened, reader, *, only: str = "") -> tuple[Answers, ...]:
    """What the opened plan's actions answer in other plans; ``only`` one of them."""
    own = {row.id: row for row in it.plan.actions}
    standing = [(plan, each) for plan, each in _standing(it) if not only or only in each.actions]
    above = _above(it, reader, standing)
    return tuple(
        _shown(above.get((plan.pk, each.action)), plan, each, [own[key] for key in each.actions if key in own], only,
               as_at=it.as_at)
        for plan, each in standing if any(key in own for key in each.actions)
    )  # fmt: skip


def _standing(it: Opened) -> Iterable[tuple[models.Plan, HandDown]]:
    """What was handed down to the opened plan and not taken back, with the plan above."""
    rows = models.HandDown.objects.filter(team_plan=it.row.pk).select_related("plan").order_by("plan", "order")
    if it.at is None:
        return [(row.plan, row.read) for row in rows.filter(value__withdrawn="")]
    plans = {row.plan_id: row.plan for row in rows}
    return [
        (plan, each) for plan in plans.values() for each in live(plan, models.HandDown, at=it.at)
        if each.plan == it.row.pk and not each.withdrawn
    ]  # fmt: skip


def _shown(
    above: Action | None, plan: models.Plan, each: HandDown, rows: Sequence[Action], only: str, *, as_at: date
) -> Answers:
    if only:
        others = len(rows) - 1
        beside = f", with {counted(others, 'other')} of this plan," if others else ""
        who, named, more = f"This action{beside} answers", (), ""
    else:
        who = f"{counted(len(rows), 'action')} here {'answers' if len(rows) == 1 else 'answer'}"
        named = tuple((row.id, shortened(row.text, NAME) or "No text") for row in rows[:MOST_NAMED])
        more = f"and {len(rows) - MOST_NAMED} more" if len(rows) > MOST_NAMED else ""
    if above is None:
        return Answers(who, "an action of another plan", "", "", "", each.note, named, more)
    text = f"{shortened(above.text, NAME)}{', which was withdrawn' if above.withdrawn else ''}"
    if plan.closed_on and plan.closed_on <= as_at:
        text += f" (its plan was closed on {day(plan.closed_on)})"
    name, there = f"action {above.ref}" if above.ref else "an action", href("plans:action", plan.pk, above.id)
    return Answers(who, name, there, text, plan.title or "Improvement plan", each.note, named, more)


def _above(it: Opened, reader, standing: Iterable[tuple[models.Plan, HandDown]]) -> dict[tuple[int, str], Action]:
    """The actions above that the reader may open, by plan and id: one query a plan."""
    wanted: dict[models.Plan, list[str]] = {}
    for plan, each in standing:
        wanted.setdefault(plan, []).append(each.action)
    found = {}
    for plan, keys in wanted.items():
        if reader.can("plan.see", plan=plan.pk):
            named = "key__in" if it.at is None else "id__in"
            rows = live(plan, models.Action, at=it.at, **{named: keys})
            found |= {
                (plan.pk, row.id): row for row in rows
                if reader.can("plan.see", plan=plan.pk, section=row.section or "")
            }  # fmt: skip
    return found
