"""A plan as a reading page opens it: its row, the core's value, the day, and what the person may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goldthread.errors import UserError
from goldthread.plan.checks import Finding, check_plan, rules_digest
from goldthread.plan.live.update import Update
from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.part import in_force, within_sections
from goldthread.plan.relative import with_counted_days
from goldthread_site.look.clock import today
from goldthread_site.look.errors import NotOnThatDay
from goldthread_site.look.pieces import long_day
from goldthread_site.plans import actions
from goldthread_site.plans.changing import Closed
from goldthread_site.plans.ending.banner import ClosedShown, closed_shown
from goldthread_site.plans.models import KeptCheck, Plan, Row
from goldthread_site.plans.past_day import day_asked
from goldthread_site.plans.presenters.doors import Link, doors
from goldthread_site.plans.presenters.standings import calm
from goldthread_site.plans.presenters.tabs import Tab, tabs
from goldthread_site.plans.rows import LiveValue, core_plan, live, ratings_said
from goldthread_site.trail.past import end_of, state_at
from goldthread_site.trail.record import state_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan on its way to a page. ``at`` is the moment of a past day, on whose pages nothing can be changed.

    In ``plan`` “3 months” has its day, counted from the plan's start, and what was withdrawn is left out; ``written``
    is the plan as it is kept.
    """

    row: Plan
    plan: CorePlan
    as_at: date
    tabs: tuple[Tab, ...]
    holds: Callable[[str], bool]
    at: datetime | None = None
    written: CorePlan = field(default_factory=CorePlan)
    person: Any = None
    _read: dict = field(default_factory=dict, repr=False, compare=False)

    @property
    def past_day(self) -> date | None:
        """The page's day where it is a past one."""
        return self.as_at if self.at is not None else None

    @property
    def may_check(self) -> bool:
        """Whether this person sees what the check finds."""
        return self.holds("plan.check")

    def may(self, capability: str) -> bool:
        """Whether this person may change what ``capability`` is for: nobody, on a past day or in a closed plan."""
        return not self.read_only and self.holds(capability)

    @property
    def read_only(self) -> bool:
        """Whether the page shows a past day, or a plan that was closed."""
        return self.at is not None or self.row.closed_on is not None

    def with_withdrawn(self) -> Opened:
        """The same with what was withdrawn among the rows: for the page of such a row."""
        return replace(self, plan=with_counted_days(self.written))

    def lacks(self, words: str) -> Http404:
        """To raise where the plan has no such row; on a past day the page says that it is a matter of the day."""
        if self.at is None:
            return Http404()
        return NotOnThatDay(
            f"The plan had no such {words} on {long_day(self.as_at)}. Go back to today, or choose a later date."
        )

    def live(self, model: type[Row], **only) -> tuple[LiveValue, ...]:
        """The values of a list that is no part of the document, as they were on the page's day."""
        asked = (model, *((name, tuple(value) if isinstance(value, list) else value) for name, value in only.items()))
        if asked not in self._read:  # two parts of a page may ask for the same list
            self._read[asked] = live(self.row, model, at=self.at, **only)
        return self._read[asked]

    def ratings_said(self) -> tuple[Update, ...]:
        """The updates by which the colours of the page's day are judged."""
        return ratings_said(self.row, at=self.at)

    def findings(self) -> tuple[Finding, ...]:
        """What the check finds in the plan on the page's day: as it was kept, else worked out now and kept."""
        if self.at is not None:
            return _found_then(state_at(self.row.pk, self.at), rules_digest(), self.written)
        kept = _kept(self.row)
        return actions.keep_check(plan=self.row) if kept is None else kept

    def kept_findings(self) -> tuple[Finding, ...] | None:
        """What a row's page says of the check; ``None`` where nobody has checked the plan in this state yet.

        A check of 300 actions takes most of a second, and a live plan changes many times a day: only the check's own
        page works it out.
        """
        return _kept(self.row) if self.may_check and self.at is None else None

    @property
    def closed(self) -> ClosedShown | None:
        """The banner of a plan that was closed by the page's day."""
        closing = self.written.closing
        return closed_shown(closing, self.row.pk, self.person) if closing else None

    def doors(self, page: str, key: str = "") -> tuple[Link, ...]:
        """What may be done from this page, as links."""
        return doors(page, self.row.pk, key, may=self.holds, past=self.read_only)

    def context(self, **more) -> dict:
        """What every page of a plan gives its template."""
        return {
            "plan": self.row,
            "tabs": self.tabs,
            "may_check": self.may_check,
            "calm": calm(self.plan, as_at=self.as_at),
            "closed": self.closed,
            **more,
        }


def opened(request, plan_id: int, *, tab: str, changing: bool = False, closed_too: bool = False) -> Opened:
    """The plan with this number, for the page under ``tab``; the 404 page where there is none.

    “as_at=2026-09-22” in the address opens it as it stood at the end of that day. Raises `UserError` for a day that is
    none, is to come, or on which the plan was not here yet; and for any past day where the page is for ``changing``,
    for a closed plan too unless that is what the page is for.
    """
    row = get_object_or_404(Plan, pk=plan_id)
    may = partial(request.user.can, plan=plan_id, section="")  # for all of the plan
    as_at = day_asked(request)
    at = end_of(as_at) if as_at < today() else None
    if changing and at is not None:
        raise UserError(
            f"this is the plan as it stood on {long_day(as_at)}",
            why="a past day cannot be changed",
            try_="Go back to today",
        )
    if changing and row.closed_on and not closed_too:
        raise Closed(row)
    try:
        plan = core_plan(row, at=at)
    except LookupError:
        raise UserError(
            f"nothing is known of this plan on {long_day(as_at)}",
            why=f"it was brought in on {long_day(timezone.localdate(row.accepted_at))}", try_="Choose a later date",
        ) from None  # fmt: skip
    if (seen := request.user.sections_seen(plan_id, "plan.see")) is not None:
        plan = within_sections(plan, seen)
    if at is None and plan.closing:
        as_at = min(as_at, date.fromisoformat(plan.closing.on))  # what was late when it ended grows no later
    found = tabs(plan_id, tab, may_check=may("plan.check"), whole=seen is None)
    return Opened(row, in_force(with_counted_days(plan)), as_at, found, may, at, plan, request.user)


_then: dict[tuple[str, str], tuple[Finding, ...]] = {}
_MOST_THEN = 8  # past days whose findings a process remembers, so that the pages of a list do not check anew


def _found_then(state: str, rules: str, plan: CorePlan) -> tuple[Finding, ...]:
    """What the check finds in the plan as it was in that state; the last few are remembered."""
    if (state, rules) not in _then:
        if len(_then) >= _MOST_THEN:
            _then.pop(next(iter(_then)), None)
        _then[state, rules] = check_plan(in_force(plan))
    return _then[state, rules]


def _kept(row: Plan) -> tuple[Finding, ...] | None:
    """What was found in the plan as it is now by the rules as they are now; ``None`` where that was not kept."""
    kept = KeptCheck.objects.filter(plan=row, state=state_of(row.pk), rules=rules_digest()).first()
    return kept.read if kept else None
