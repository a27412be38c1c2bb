"""What the pages of remedial actions say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.plan.live.evidence import Used
from goldthread.plan.model import Plan, RemedialAction
from goldthread.plan.remedies import remedial_needed, remedies_to_mend
from goldthread_site.look.pieces import DueShown, due_shown
from goldthread_site.plans.evidence.presenter import RowShown, row_shown
from goldthread_site.plans.presenters.names import Names, doing


@dataclass(frozen=True, slots=True)
class NeededShown:
    """A row that is red, late or slipped with nobody putting it right, and why it is asked for."""

    row: RowShown
    because: str


@dataclass(frozen=True, slots=True)
class RemedyShown:
    """A remedial action: what for, what is outstanding, what will put it right, who, by when; what it lacks itself."""

    key: str
    row: RowShown | None
    outstanding: str
    remedies: tuple[str, ...]
    lead: str
    due: DueShown
    completed: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Page:
    """The page of remedial actions, what is missing first."""

    heading: str
    needed: tuple[NeededShown, ...]
    to_mend: tuple[RemedyShown, ...]
    open: tuple[RemedyShown, ...]
    done: tuple[RemedyShown, ...]


def page(plan: Plan, keys: Sequence[str], *, as_at: date) -> Page:
    """The page; ``keys`` are those of the plan's remedial actions, in their order."""
    names = Names(plan)
    lacking = {each.place: each.because for each in remedies_to_mend(plan, as_at=as_at)}
    rows = [
        remedy_shown(row, key, names, as_at=as_at, lacks=lacking.get(place, ()))
        for place, (row, key) in enumerate(zip(plan.remedial_actions, keys, strict=True))
    ]
    needed = tuple(
        NeededShown(row_shown(Used(entity=each.entity, key=each.key), names), "; ".join(each.because))
        for each in remedial_needed(plan, as_at=as_at)
    )
    mend = tuple(row for row in rows if row.lacks)
    under_way = tuple(row for row in rows if not row.completed and not row.lacks)
    return Page(
        _heading(len(needed), len(mend)), needed, mend, under_way,
        tuple(row for row in rows if row.completed),
    )  # fmt: skip


def asked_on(plan: Plan, recommendation: str, actions: Sequence[str], *, as_at: date) -> tuple[NeededShown, ...]:
    """What asks for a remedial action on the page of a recommendation: itself, or an action of it."""
    names, keys = Names(plan), set(actions)
    here = {  # the whole plan would take 0.1 s
        "recommendations": [row for row in plan.recommendations if row.id == recommendation],
        "actions": [row for row in plan.actions if row.id in keys],
        "remedial_actions": [
            row for row in plan.remedial_actions if row.recommendation == recommendation or row.action in keys
        ],
    }
    return tuple(
        NeededShown(row_shown(Used(entity=each.entity, key=each.key), names), " and ".join(each.because))
        for each in remedial_needed(plan.model_copy(update=here), as_at=as_at)
    )


def _heading(needed: int, mend: int) -> str:
    if not needed and not mend:
        return "Nothing red, late or slipped is without a remedial action"
    first = f"{doing(needed, 'row', 'needs', 'need')} a remedial action" if needed else ""
    second = f"{doing(mend, 'remedial action', 'is', 'are')} late or incomplete" if mend else ""
    return "; ".join(part for part in (first, second) if part)


def remedy_shown(row: RemedialAction, key: str, names: Names, *, as_at: date, lacks: Sequence[str] = ()) -> RemedyShown:
    """A remedial action as its line reads."""
    entity, id_ = ("actions", row.action) if row.action else ("recommendations", row.recommendation)
    due = due_shown(row.due, as_at=as_at, done=bool(row.completed))
    return RemedyShown(
        key, row_shown(Used(entity=entity, key=id_), names) if id_ else None, row.outstanding or "", row.remedies,
        row.lead or row.by or "", due, row.completed or "", "; ".join(lacks),
    )  # fmt: skip
