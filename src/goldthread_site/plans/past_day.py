"""The day in the address: what “as_at” means, who may look, and that nothing is changed on a past day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.urls import reverse

from goldthread.errors import UserError
from goldthread_site.look import past_day
from goldthread_site.look.clock import today
from goldthread_site.look.errors import said_plainly
from goldthread_site.look.pieces import long_day
from goldthread_site.people.capabilities import rule_of

# Pages that only show; every other capability is one to change something, and there is no changing the past.
READING = frozenset({"plan.see", "plan.check", "plan.history", "evidence.see", "children.see"})
AGAIN = "Choose another date"


def day_asked(request) -> date:
    """The day of the page: “as_at” in the address, else today. Raises `UserError` for none, or one to come."""
    said = request.GET.get("as_at", "").strip()
    if not said:
        return today()
    try:
        asked = date.fromisoformat(said)
    except ValueError:
        raise UserError("the address names no day that there is", try_=AGAIN) from None
    refuse_to_come(asked)
    return asked


def refuse_to_come(asked: date) -> None:
    """Raises `UserError` where nobody can know yet how the plan stands on that day."""
    if asked > today():
        raise UserError(
            f"{long_day(asked)} is to come", why="nobody can know yet how the plan will stand",
            try_=f"Choose a date up to today, {long_day(today())}",
        )  # fmt: skip


class PastDay:
    """Opens each page of a plan on the day that its address names; refuses there whatever would change something."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request):
        with past_day.one_request():
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        plan = kwargs.get("plan_id")
        if plan is None or "as_at" not in request.GET:
            return None
        try:
            day = day_asked(request)
            if day < today():
                self._look(request, view, plan, day)
        except UserError as fault:
            return said_plainly(request, fault)
        return None

    def _look(self, request, view, plan: int, day: date) -> None:
        if request.method not in ("GET", "HEAD") or rule_of(view) not in READING:
            raise UserError(
                f"this is the plan as it stood on {long_day(day)}", why="a past day cannot be changed",
                try_="Go back to today and do it there. Nothing was saved",
            )  # fmt: skip
        past_day.look_at(day, below=reverse("plans:overview", args=[plan]))
