"""The actions that a list shows by its filter: the same for the page, for “change all of these” and for a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from goldthread.plan.model import Action as CoreAction
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.clock import today
from goldthread_site.plans.across import PlanCounts, actions_across, counted_plans
from goldthread_site.plans.filters import FilterForm
from goldthread_site.plans.models import Action
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.owners.filter import with_owners
from goldthread_site.plans.presenters import across as show_across
from goldthread_site.plans.presenters import actions as show


@dataclass(frozen=True)
class Listed:
    """The actions of one plan that fit, in the order asked for, and the filter that picked them."""

    plan: CorePlan
    chosen: FilterForm
    sort: str
    found: list[CoreAction]


def listed(it: Opened, asked) -> Listed:
    """What the plan's list shows for these words of an address."""
    sort = asked.get("sort", "")
    plan, keys, _ = with_owners(it)
    chosen = FilterForm(asked, show.choices(plan, as_at=it.as_at, keys=keys), words="Words in it", kept=["sort"])
    return Listed(plan, chosen, sort, show.in_order(show.kept(plan, chosen, as_at=it.as_at, keys=keys), sort))


@dataclass(frozen=True)
class ListedAcross:
    """The same over every plan that the person sees."""

    plans: list[PlanCounts]
    chosen: FilterForm
    found: QuerySet[Action]


def listed_across(person, asked) -> ListedAcross:
    """What the list across plans shows this person for these words of an address."""
    plans = counted_plans(person, as_at=today())
    chosen = FilterForm(asked, show_across.choices(plans, as_at=today()))
    picked = {name: chosen.asked_for(name) for name in ("plan", "due", "rating")}
    return ListedAcross(plans, chosen, actions_across(person, as_at=today(), **picked))
