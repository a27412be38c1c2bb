"""A plan as a reading page opens it: its row, the core's value, the day, and what the person may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404

from goldthread.plan.checks import Finding, rules_digest
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.clock import today
from goldthread_site.plans import actions
from goldthread_site.plans.models import KeptCheck, Plan
from goldthread_site.plans.presenters.standings import calm
from goldthread_site.plans.presenters.tabs import Tab, tabs
from goldthread_site.plans.rows import core_plan
from goldthread_site.trail.record import state_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan on its way to a page."""

    row: Plan
    plan: CorePlan
    as_at: date
    tabs: tuple[Tab, ...]
    may_check: bool

    def findings(self) -> tuple[Finding, ...]:
        """What the check finds in the plan as it stands: as it was kept, else worked out now and kept."""
        kept = _kept(self.row)
        return actions.keep_check(plan=self.row) if kept is None else kept

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


def _kept(row: Plan) -> tuple[Finding, ...] | None:
    """What was found in the plan as it is now by the rules as they are now; ``None`` where that was not kept."""
    kept = KeptCheck.objects.filter(plan=row, state=state_of(row.pk), rules=rules_digest()).first()
    return kept.read if kept else None
