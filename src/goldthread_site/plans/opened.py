"""A plan as a reading page opens it: its row, the core's value, the day, and what the person may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.shortcuts import get_object_or_404

from goldthread.errors import UserError
from goldthread.plan.checks import Finding, check_plan, rules_digest
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import day
from goldthread_site.plans import actions
from goldthread_site.plans.models import KeptCheck, Plan, Row
from goldthread_site.plans.presenters.doors import Link, doors
from goldthread_site.plans.presenters.standings import calm
from goldthread_site.plans.presenters.tabs import Tab, tabs
from goldthread_site.plans.rows import LiveValue, core_plan, live
from goldthread_site.trail.past import end_of
from goldthread_site.trail.record import state_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan on its way to a page. ``at`` is the moment of a past day, on whose pages nothing can be changed."""

    row: Plan
    plan: CorePlan
    as_at: date
    tabs: tuple[Tab, ...]
    may_check: bool
    may: Callable[[str], bool]
    at: datetime | None = None

    def live(self, model: type[Row], **only) -> tuple[LiveValue, ...]:
        """The values of a list that is no part of the document, as they were on the page's day."""
        return live(self.row, model, at=self.at, **only)

    def findings(self) -> tuple[Finding, ...]:
        """What the check finds in the plan on the page's day: as it was kept, else worked out now and kept."""
        if self.at is not None:
            return check_plan(self.plan)
        kept = _kept(self.row)
        return actions.keep_check(plan=self.row) if kept is None else kept

    def doors(self, page: str, key: str = "") -> tuple[Link, ...]:
        """What may be done from this page, as links."""
        return doors(page, self.row.pk, key, may=self.may, past=self.at is not None)

    def context(self, **more) -> dict:
        """What every page of a plan gives its template."""
        return {
            "plan": self.row,
            "tabs": self.tabs,
            "may_check": self.may_check,
            "calm": calm(self.plan, as_at=self.as_at),
            **more,
        }


def opened(request, plan_id: int, *, tab: str, changing: bool = False) -> Opened:
    """The plan with this number, for the page under ``tab``; the 404 page where there is none.

    “as_at=2026-09-22” in the address opens it as it stood at the end of that day. Raises `UserError` for a day that is
    none, is to come, or on which the plan was not here yet; and for any past day where the page is for ``changing``.
    """
    row = get_object_or_404(Plan, pk=plan_id)
    may = partial(request.user.can, plan=plan_id)
    may_check = may("plan.check")
    as_at = day_asked(request)
    at = end_of(as_at) if as_at < today() else None
    if changing and at is not None:
        raise UserError("a past day cannot be changed", try_="Go back to today")
    try:
        plan = core_plan(row, at=at)
    except LookupError:
        raise UserError(
            f"nothing is known of this plan on {day(as_at)}", why=f"it was brought in on {day(row.accepted_at.date())}",
            try_="Choose a later date",
        ) from None  # fmt: skip
    return Opened(row, plan, as_at, tabs(plan_id, tab, may_check=may_check), may_check, may, at)


def day_asked(request) -> date:
    """The day of the page: “as_at” in the address, else today."""
    said = request.GET.get("as_at", "").strip()
    if not said:
        return today()
    try:
        asked = date.fromisoformat(said)
    except ValueError:
        raise UserError("the address names no day that there is", try_="Choose another date") from None
    if asked > today():
        raise UserError(f"{day(asked)} is to come", try_=f"Choose a date up to today, {day(today())}")
    return asked


def _kept(row: Plan) -> tuple[Finding, ...] | None:
    """What was found in the plan as it is now by the rules as they are now; ``None`` where that was not kept."""
    kept = KeptCheck.objects.filter(plan=row, state=state_of(row.pk), rules=rules_digest()).first()
    return kept.read if kept else None
