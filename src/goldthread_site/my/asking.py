"""What is asked of an owner over all the plans in which she leads an action: one list, made by the core's rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.plan.asked import Ask, AskedOf, asked_of
from goldthread.plan.live.update import Update
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.my.whose import actions_of
from goldthread_site.plans import models
from goldthread_site.plans.presenters.agreeing import Waiting, waiting
from goldthread_site.plans.rows import core_plan, live

GROUPS = ("wanted", "coming", "unproven", "finished")


@dataclass(frozen=True, slots=True)
class AskedIn:
    """What is asked of a person in one plan."""

    plan: models.Plan
    core: CorePlan
    asked: AskedOf


def asked_of_person(person, *, as_at: date) -> list[AskedIn]:
    """Each plan in which she leads an action, with what is asked of her there."""
    led: dict[models.Plan, list[str]] = {}
    for plan, row in actions_of(person):
        led.setdefault(plan, []).append(row.key)
    return [asked_in(plan, keys, as_at=as_at, reader=person.get_full_name()) for plan, keys in led.items()]


def asked_in(plan: models.Plan, keys: Iterable[str] | None, *, as_at: date, reader: str | None = None) -> AskedIn:
    """What is asked on ``as_at`` of whoever leads these actions of the plan; of all of them where ``None``."""
    only = {} if keys is None else {"action__in": list(keys)}
    said = models.Update.objects.filter(plan=plan, **only).order_by("order").values_list("value", flat=True)
    updates = [Update.model_construct(**value) for value in said]  # checked when written; two years of them are many
    core, evidence, moves = core_plan(plan), live(plan, models.Evidence), live(plan, models.DateMove, **only)
    asked = asked_of(core, updates, moves, as_at=as_at, actions=keys, evidence=evidence, reader=reader)
    return AskedIn(plan, core, asked)


def answers_wanted(person) -> list[tuple[models.Plan, Waiting]]:
    """What waits for this person to agree to it, in every plan where she may, without what she asked for herself."""
    seen = person.plans_seen("plan.agree")
    plans = (
        models.Plan.objects.order_by("pk") if seen is None else models.Plan.objects.filter(pk__in=seen).order_by("pk")
    )
    return [
        (plan, each) for plan in plans for each in _waiting(plan)
        if not each.by.startswith(f"{person.get_full_name()}, ")
    ]  # fmt: skip


def _waiting(plan: models.Plan) -> list[Waiting]:
    asked, blue = live(plan, models.DateMove, state="asked"), live(plan, models.Update, value__rag="blue")
    return waiting(core_plan(plan), asked, blue) if asked or blue else []


def together(found: list[AskedIn], *, as_at: date) -> AskedOf:
    """The lists of several plans as one, the weightiest first; the earliest day by which an answer is wanted."""
    rows = {group: tuple(ask for each in found for ask in getattr(each.asked, group)) for group in GROUPS}
    days = [each.asked.answer_by for each in found if each.asked.wanted and each.asked.answer_by]
    return AskedOf(**rows, answer_by=min(days, default=None), as_at=as_at)


def weightiest_first(ask: Ask) -> tuple[int, date]:
    """What is latest stands first, then what is due first."""
    return (-ask.days_late, ask.due or date.max)
