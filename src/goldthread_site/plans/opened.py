"""A plan as a reading page opens it: its row, the core's value, the day, and what the person may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.shortcuts import get_object_or_404

from goldthread.plan.checks import FamilyScore, Finding, check_plan, scores
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.clock import today
from goldthread_site.plans.models import Plan
from goldthread_site.plans.presenters.standings import calm
from goldthread_site.plans.presenters.tabs import Tab, tabs
from goldthread_site.plans.rows import core_plan
from goldthread_site.trail.models import Revision


@dataclass(frozen=True, slots=True)
class Checked:
    """What the plan check found, and its score for each family."""

    findings: tuple[Finding, ...]
    scores: tuple[FamilyScore, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan on its way to a page."""

    row: Plan
    plan: CorePlan
    as_at: date
    tabs: tuple[Tab, ...]
    may_check: bool

    def checked(self) -> Checked:
        """What the check found in the plan as it stands; worked out once for each state of the plan."""
        key = f"plan-check:{self.row.pk}:{_state_of(self.row.pk)}"
        return cache.get_or_set(key, lambda: _check(self.plan), timeout=None)

    def context(self, **more) -> dict:
        """What every page of a plan gives its template."""
        return {
            "plan": self.row,
            "tabs": self.tabs,
            "may_check": self.may_check,
            "calm": calm(self.plan, as_at=self.as_at),
            **more,
        }


def opened(request, plan_id: int, *, tab: str) -> Opened:
    """The plan with this number, for the page under ``tab``; the 404 page where there is none."""
    row = get_object_or_404(Plan, pk=plan_id)
    may_check = request.user.can("plan.check")
    return Opened(row, core_plan(row), today(), tabs(plan_id, tab, may_check=may_check), may_check)


def _state_of(plan_id: int) -> str:
    """Every change of a plan adds a link to its chain, so the last link names its state."""
    last = Revision.objects.filter(plan=plan_id).order_by("-place").values_list("digest", flat=True).first()
    return last or "no trail"


def _check(plan: CorePlan) -> Checked:
    findings = check_plan(plan)
    return Checked(findings, scores(plan, findings))
