"""Several plans side by side, and one list across them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.plan.standing import is_done, soon_until
from goldthread_site.look.pieces import WORDS, DueShown, counted, day, due_shown
from goldthread_site.plans import filters
from goldthread_site.plans.across import PlanCounts
from goldthread_site.plans.models import Action, Plan
from goldthread_site.plans.presenters.names import shortened

TEXT = 150  # letters shown in the list


@dataclass(frozen=True, slots=True)
class RowShown:
    """An action of any plan in the list across them."""

    plan: int
    plan_title: str
    key: str
    ref: str
    text: str
    leads: str
    due: DueShown
    rag: str | None
    tick: int | None = None


def heading(plans: Sequence[PlanCounts], closed: Sequence[Plan] = ()) -> str:
    """The answer: how many plans, and how many of their actions are late."""
    if not plans:
        return "No plan is running" if closed else "No plan is here yet"
    late = sum(each.late for each in plans)
    said = f"{counted(late, 'action')} {'is' if late == 1 else 'are'} late" if late else "nothing is late"
    return f"{counted(len(plans), 'plan')}: {said}"


@dataclass(frozen=True, slots=True)
class ClosedShown:
    """A closed plan in the list."""

    plan: int
    title: str
    closed: str
    kept: str


def closed_shown(plans: Iterable[Plan]) -> list[ClosedShown]:
    """The closed plans, with the day until which each is kept."""
    return [ClosedShown(plan.pk, plan.title or "Improvement plan", day(plan.closed_on), _kept(plan)) for plan in plans]


def _kept(plan: Plan) -> str:
    deleted = (plan.value.get("closing") or {}).get("deleted")
    return f"Deleted on {day(deleted)}" if deleted else day(plan.keep_until) or "No day is set"


def choices(plans: Iterable[PlanCounts], *, as_at: date) -> tuple[filters.Choice, ...]:
    """The selects above the list."""
    named = tuple((str(each.plan.pk), shortened(each.plan.title or "Improvement plan", 60)) for each in plans)
    return (
        filters.Choice("plan", "Plan", "All plans", named),
        filters.due_choice(soon_until(as_at), moved=True),
        filters.rating_choice("Claimed", [*WORDS, None]),
    )


def above(number: int, asked: str, *, as_at: date) -> str:
    """The count above the list."""
    return f"{counted(number, 'action')} on {day(as_at)}" + (f", {asked}" if asked else "")


def rows_shown(
    rows: Iterable[Action], *, as_at: date, may: Callable[[Action], bool] = lambda row: False
) -> list[RowShown]:
    """The rows of one page of the list; those that ``may`` be changed together have a box to tick."""
    return [_row(row, as_at, row.pk if may(row) else None) for row in rows]


def _row(row: Action, as_at: date, tick: int | None) -> RowShown:
    action = row.read
    return RowShown(
        plan=row.plan_id, plan_title=row.plan.title or "Improvement plan", key=row.key, ref=row.ref,
        text=shortened(action.text, TEXT), leads="; ".join(action.leads),
        due=due_shown(action.due, as_at=as_at, done=is_done(action)), rag=action.rag, tick=tick,
    )  # fmt: skip
