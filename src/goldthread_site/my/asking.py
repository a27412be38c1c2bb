"""What is asked of an owner over all the plans in which she leads an action: one list, made by the core's rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from goldthread.plan.asked import Ask, AskedOf, asked_of
from goldthread.plan.live.update import Update
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.my.whose import actions_of
from goldthread_site.plans import models
from goldthread_site.plans.presenters.agreeing import Waiting, waiting
from goldthread_site.plans.rows import core_plan, plans_about

GROUPS = ("wanted", "coming", "unproven", "finished")


@dataclass(frozen=True, slots=True)
class AskedIn:
    """What is asked of a person in one plan."""

    plan: models.Plan
    core: CorePlan
    asked: AskedOf


def asked_of_person(person, *, as_at: date) -> list[AskedIn]:
    """Each plan in which she leads an action, with what is asked of her there; as many queries for ten as for one."""
    led: dict[models.Plan, list[models.Action]] = defaultdict(list)
    for plan, row in actions_of(person):
        led[plan].append(row)
    plans = plans_about(row for rows in led.values() for row in rows)
    keys = {plan: [row.key for row in rows] for plan, rows in led.items()}
    said, name = _said(keys), person.get_full_name()
    return [_asked_in(plan, plans[plan.pk], said, only, as_at, name) for plan, only in keys.items()]


def asked_in(plan: models.Plan, *, as_at: date) -> AskedIn:
    """What is asked on ``as_at`` of everybody who leads an action of the plan."""
    return _asked_in(plan, core_plan(plan), _said({plan: None}), None, as_at, None)


Said = dict[str, dict[int, list]]


def _said(keys: Mapping[models.Plan, list[str] | None]) -> Said:
    """The updates, moves and evidence of these actions, of all where ``None``: by list, then by the plan's number."""
    about, plans = Q(pk__in=[]), Q(plan__in=keys)
    for plan, only in keys.items():
        about |= Q(plan=plan) if only is None else Q(plan=plan, action__in=only)
    wanted = (
        (models.Update, about, lambda value: Update.model_construct(**value)),  # checked when written, and many
        (models.DateMove, about, models.DateMove.core.model_validate),
        (models.Evidence, plans, models.Evidence.core.model_validate),
    )
    found: Said = {}
    for model, asked, made in wanted:
        by_plan = found[model.entity] = defaultdict(list)
        for plan, value in model.objects.filter(asked).order_by("plan", "order").values_list("plan", "value"):
            by_plan[plan].append(made(value))
    return found


def _asked_in(
    plan: models.Plan, core: CorePlan, said: Said, keys: list[str] | None, as_at: date, reader: str | None
) -> AskedIn:
    updates, moves, evidence = (
        said[model.entity][plan.pk] for model in (models.Update, models.DateMove, models.Evidence)
    )
    asked = asked_of(core, updates, moves, as_at=as_at, actions=keys, evidence=evidence, reader=reader)
    return AskedIn(plan, core, asked)


def answers_wanted(person) -> list[tuple[models.Plan, Waiting]]:
    """What waits for this person to agree to it, in every plan where she may, without what she asked for herself."""
    moves, claims = models.DateMove.objects.filter(state="asked"), models.Update.objects.filter(value__rag="blue")
    waits: dict[int, tuple[list, list]] = defaultdict(lambda: ([], []))
    for place, rows in enumerate((moves, claims)):
        for plan, value in _agreed_by(person, rows).order_by("plan", "order").values_list("plan", "value"):
            waits[plan][place].append(rows.model.core.model_validate(value))
    plans = models.Plan.objects.filter(pk__in=waits).order_by("pk")
    return [
        (plan, each) for plan in plans for each in waiting(core_plan(plan), *waits[plan.pk])
        if not each.by.startswith(f"{person.get_full_name()}, ")
    ]  # fmt: skip


def _agreed_by(person, rows: QuerySet) -> QuerySet:
    seen = person.plans_seen("plan.agree")
    running = rows.filter(plan__closed_on=None)
    return running if seen is None else running.filter(plan__in=seen)


def together(found: list[AskedIn], *, as_at: date) -> AskedOf:
    """The lists of several plans as one, the weightiest first; the earliest day by which an answer is wanted."""
    rows = {group: tuple(ask for each in found for ask in getattr(each.asked, group)) for group in GROUPS}
    days = [each.asked.answer_by for each in found if each.asked.wanted and each.asked.answer_by]
    return AskedOf(**rows, answer_by=min(days, default=None), as_at=as_at)


def weightiest_first(ask: Ask) -> tuple[int, date]:
    """What is latest stands first, then what is due first."""
    return (-ask.days_late, ask.due or date.max)
