"""The managers' digest of the week: late, waiting for agreement, without an update, blue without a second person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.plan.model import Action
from goldthread_site.look.pieces import counted
from goldthread_site.my.asking import AskedIn, asked_in
from goldthread_site.my.reminders.due import when
from goldthread_site.my.reminders.letters import LONGEST_TEXT, Letter, letter, whole
from goldthread_site.people.models import User
from goldthread_site.plans import models
from goldthread_site.plans.escalation.waiting import taken_to
from goldthread_site.plans.presenters.names import Names, shortened
from goldthread_site.plans.rows import core_plan, live


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of thing to look at: how many, and the first of them by reference and text."""

    heading: str
    rows: tuple[tuple[str, str, str], ...]
    more: str


def about_week(as_at: date) -> str | None:
    """The name of this week's digest; ``None`` before its day."""
    year, week, weekday = as_at.isocalendar()
    return f"digest {year} week {week}" if weekday >= when()["digest_day"] else None


def digest(person: User, *, as_at: date) -> Letter | None:
    """The e-mail for one person over her plans; ``None`` where there is nothing to look at.

    Managers and sponsors have every part of it, others only what was taken to them and waits past its day.
    """
    plans, hers = [], _overdue_with(person, as_at)
    for plan in models.Plan.objects.filter(closed_on=None).order_by("pk"):
        mine = [_overdue_part(plan, "taken to you, without your reply by the day wanted", hers[plan.pk])] if (
            plan.pk in hers) else []  # fmt: skip
        if parts := [*mine, *_parts(person, plan, as_at)]:
            plans.append({"title": _title(plan), "parts": parts, "address": whole("plans:overview", plan.pk)})
    if not plans:
        return None
    many = sum(int(part.heading.split()[0].replace(",", "")) for plan in plans for part in plan["parts"])
    return letter("digest", person.email, f"{counted(many, 'thing')} to look at in your plan this week", plans=plans)


def _overdue_with(person: User, as_at: date) -> dict[int, list[Action]]:
    """What was taken to her and waits past the day of its reply, by plan."""
    found: dict[int, list[Action]] = {}
    for each in taken_to(person):
        if each.escalation.waits(as_at=as_at.isoformat()):
            found.setdefault(each.plan.pk, []).append(each.action)
    return found


def _overdue_part(plan: models.Plan, words: str, actions: list[Action]) -> Part:
    return _part(words, actions, plan, Names(core_plan(plan)))


def _title(plan: models.Plan) -> str:
    return " ".join((plan.title or "Improvement plan").split())


def _parts(person: User, plan: models.Plan, as_at: date) -> list[Part]:
    runs, agrees = person.can("plan.run", plan=plan.pk), person.can("plan.agree", plan=plan.pk)
    if not (runs or agrees):
        return []
    found = asked_in(plan, as_at=as_at)
    asked = {move.action for move in live(plan, models.DateMove, state="asked")}
    waiting = [action for action in found.core.actions if action.id in asked]
    kinds = [
        ("waiting for agreement to a new date", waiting),
        ("blue, for a second person to check", _blue(found, plan)),
    ]
    if runs:
        every = (*found.asked.wanted, *found.asked.coming)
        silent = [ask.action for ask in found.asked.wanted if not ask.days_late]
        kinds = [
            ("late", [ask.action for ask in every if ask.days_late]), *kinds,
            ("due soon or asked about, without an update", silent),
            ("taken to somebody, without a reply by the day wanted", _overdue(found, plan, as_at)),
        ]  # fmt: skip
    names = Names(found.core)
    return [_part(words, actions, plan, names) for words, actions in kinds if actions]


def _overdue(found: AskedIn, plan: models.Plan, as_at: date) -> list[Action]:
    """Actions that wait for a reply past its day."""
    waiting = live(plan, models.Escalation, ended=False)
    late = {each.action for each in waiting if each.waits(as_at=as_at.isoformat())}
    return [action for action in found.core.actions if action.id in late and not action.withdrawn]


def _blue(found: AskedIn, plan: models.Plan) -> list[Action]:
    """Actions said to be blue that nobody else has checked yet."""
    waits = {update.action for update in live(plan, models.Update, value__rag="blue") if update.waits_for_check}
    return [action for action in found.core.actions if action.id in waits]


def _part(words: str, actions: Iterable[Action], plan: models.Plan, names: Names) -> Part:
    actions = list(actions)
    shown = tuple(
        (names.found_at(action), shortened(" ".join(action.text.split()), LONGEST_TEXT),
         whole("plans:action", plan.pk, action.id))
        for action in actions[: when()["digest_names"]]
    )  # fmt: skip
    left = len(actions) - len(shown)
    return Part(f"{counted(len(actions), 'action')} {words}", shown, f"and {left:,} more" if left else "")
