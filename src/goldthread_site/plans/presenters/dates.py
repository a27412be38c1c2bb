"""The slip ledger: which dates moved, how far, why, and who agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.plan.forecast import forecasts, how_it_is_worked_out, pasts_of, plan_forecast
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update
from goldthread.plan.model import Plan
from goldthread.plan.said import length_said
from goldthread.plan.slip_ledger import Slip, Totals, slip_ledger
from goldthread.plan.standing import is_done, standing
from goldthread_site.look.pieces import DueShown, counted, day, due_shown, shortened
from goldthread_site.plans.presenters.names import Names


@dataclass(frozen=True, slots=True)
class SlipShown:
    """One action whose date moved."""

    key: str
    name: str
    text: str
    due: DueShown
    rag: str | None
    by: str
    reasons: tuple[str, ...]
    agreed_by: str
    waiting: str


@dataclass(frozen=True, slots=True)
class TotalShown:
    """A part of the plan or an owner, and how their dates held."""

    name: str
    moved: str
    times: int
    days: str
    green: str


@dataclass(frozen=True, slots=True)
class LateShown:
    """An action that is late, and when it is likely to end."""

    key: str
    name: str
    text: str
    due: DueShown
    leads: str
    likely: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page says."""

    heading: str
    lead: str
    ends: str
    worked_out: str
    late: tuple[LateShown, ...]
    same: str
    slips: tuple[SlipShown, ...]
    sections: tuple[TotalShown, ...]
    owners: tuple[TotalShown, ...]


def dates(plan: Plan, moves: Sequence[DateMove], updates: Sequence[Update], *, as_at: date) -> Page:
    """The slip ledger of the plan on ``as_at``."""
    ledger, names = slip_ledger(plan, moves), Names(plan)
    late = tuple(_late(plan, moves, updates, names, as_at))
    said = {each.likely for each in late}
    return Page(
        heading=_heading(ledger.plan),
        lead=f"{ledger.plan.green_sentence}. {ledger.plan.sentence}",
        ends=plan_forecast(plan, moves, updates, as_at=as_at).because,
        worked_out=how_it_is_worked_out(list(pasts_of(plan, moves, updates).values()), as_at=as_at),
        late=late,
        same=said.pop() if len(said) == 1 else "",  # what is the same in each row is said once
        slips=tuple(_slip(slip, names, as_at) for slip in ledger.moved),
        sections=tuple(_total(each) for each in ledger.sections) if len(ledger.sections) > 1 else (),
        owners=tuple(_total(each) for each in ledger.owners if each.moved or each.waiting),
    )


def _late(plan: Plan, moves: Sequence[DateMove], updates: Sequence[Update], names: Names, as_at: date):
    """What is late, the longest first, with its forecast."""
    likely = forecasts(plan, moves, updates, as_at=as_at)
    late = [action for action in plan.actions if standing(action, as_at=as_at) == "late"]
    for action in sorted(late, key=lambda action: action.due.latest):
        due, said = due_shown(action.due, as_at=as_at), likely[action.id].because if action.id in likely else ""
        leads = "; ".join(action.leads)
        yield LateShown(action.id, names.action(action), shortened(action.text), due, leads, said)


def _heading(whole: Totals) -> str:
    if not whole.moved:
        return "No date has moved"
    return f"{whole.moved:,} of {counted(whole.actions, 'action')} {'was' if whole.moved == 1 else 'were'} re-dated"


def _slip(slip: Slip, names: Names, as_at: date) -> SlipShown:
    action = slip.action
    waits = f"to {day(slip.waiting.after.latest) or slip.waiting.after.text}" if slip.waiting else ""
    due = due_shown(action.due, as_at=as_at, done=is_done(action))
    return SlipShown(
        action.id, names.action(action), shortened(action.text), due, action.rag,
        length_said(abs(slip.days)) if slip.days else "–", slip.reasons,
        "; ".join(slip.agreed_by), waits,
    )  # fmt: skip


def _total(each: Totals) -> TotalShown:
    days = length_said(abs(each.days)) if each.days else "–"
    return TotalShown(each.name, f"{each.moved} of {each.actions}", each.times, days, each.green_sentence)
