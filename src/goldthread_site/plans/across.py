"""What stands in all the plans that a person may see, counted and picked by the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from goldthread.plan.standing import soon_until
from goldthread_site.plans.models import Action, Plan


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """A plan and how many of its actions stand where on a day."""

    plan: Plan
    all: int
    done: int
    late: int
    soon: int
    moved: int


def plans_for(person) -> QuerySet[Plan]:
    """The plans that this person may read, the newest first."""
    plans, seen = Plan.objects.select_related("accepted_by"), person.plans_seen("plan.see")
    return plans if seen is None else plans.filter(pk__in=seen)


def counted_plans(person, *, as_at: date) -> list[PlanCounts]:
    """Each running plan with its counts, in two queries whatever their number."""
    return running_and_closed(person, as_at=as_at)[0]


def running_and_closed(person, *, as_at: date) -> tuple[list[PlanCounts], list[Plan]]:
    """The running plans with their counts, and the closed ones, the last closed first; in two queries."""
    every = list(plans_for(person))
    plans = [plan for plan in every if plan.closed_on is None]
    closed = sorted((plan for plan in every if plan.closed_on), key=lambda plan: plan.closed_on, reverse=True)
    counts = {row.pop("plan"): row for row in _counts(person, as_at).filter(plan__in=[plan.pk for plan in plans])}
    nothing = {"all": 0, "done": 0, "late": 0, "soon": 0, "moved": 0}
    return [PlanCounts(plan, **counts.get(plan.pk, nothing)) for plan in plans], closed


def _seen_by(person) -> QuerySet[Action]:
    """The actions still promised of the running plans, and of the sections, that the person may see."""
    places, promised = person.places_seen("plan.see"), {"withdrawn": False, "plan__closed_on": None}
    if places is None:
        return Action.objects.filter(**promised)
    seen = Q(pk__in=[])
    for plan, section in places:
        seen |= Q(plan=plan, section=section) if section else Q(plan=plan)
    return Action.objects.filter(seen, **promised)


def _counts(person, as_at: date) -> QuerySet:
    return (
        _seen_by(person)
        .order_by()
        .values("plan")
        .annotate(
            all=Count("pk"),
            done=Count("pk", filter=Q(completed=True)),
            late=Count("pk", filter=stands("late", as_at=as_at)),
            soon=Count("pk", filter=stands("soon", as_at=as_at)),
            moved=Count("pk", filter=Q(slipped=True)),
        )
    )


def stands(where: str, *, as_at: date) -> Q:
    """The condition for actions that stand so on the day: the core's `standing`, in the database's words."""
    open_ = Q(completed=False)
    return {
        "late": open_ & Q(due_latest__lt=as_at),
        "soon": open_ & Q(due_latest__gte=as_at, due_latest__lte=soon_until(as_at)),
        "later": open_ & Q(due_latest__gt=soon_until(as_at)),
        "undated": open_ & Q(due_latest=None),
        "done": Q(completed=True),
        "moved": Q(slipped=True),
    }[where]


def actions_across(person, *, as_at: date, due: str = "", plan: str = "", rating: str = "") -> QuerySet[Action]:
    """The actions of all those plans, the longest late first; picked as the filters ask."""
    found = _seen_by(person).select_related("plan")
    if due:
        found = found.filter(stands(due, as_at=as_at))
    if plan:
        found = found.filter(plan=plan)
    if rating:
        found = found.filter(rag="" if rating == "none" else rating)
    return found.order_by("completed", F("due_latest").asc(nulls_last=True), "plan", "order")
