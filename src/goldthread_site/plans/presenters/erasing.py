"""Requests to erase words: what is asked, of which row, and what became of it, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goldthread_site.look.pieces import counted, day
from goldthread_site.plans.presenters import history
from goldthread_site.plans.presenters.names import Names, shortened
from goldthread_site.trail.changes import Step
from goldthread_site.trail.models import Erasure, Revision

State = Erasure.State


@dataclass(frozen=True, slots=True)
class Asked:
    """A request in words."""

    number: int
    what: str
    asked: str
    why: str
    said: str
    open: bool


def asked(erasure: Erasure, names: Names) -> Asked:
    """What is asked and what became of it."""
    what = f"{counted(len(erasure.revisions.all()), 'text')} of {row_name(names, erasure.entity, erasure.key)}"
    by = f"{erasure.asked_by.get_full_name()}, {_when(erasure.asked_at)}"
    return Asked(erasure.pk, what, by, erasure.why, _became(erasure), erasure.state == State.ASKED)


def _became(erasure: Erasure) -> str:
    if erasure.state == State.ASKED:
        return "Waits for a second person"
    word = "Erased" if erasure.state == State.AGREED else "Kept"
    return f"{word}: {erasure.decided_by.get_full_name()}, {_when(erasure.decided_at)}: {erasure.answer}"


def row_name(names: Names, entity: str, key: str) -> str:
    """What the plan calls the row, inside a sentence: “action 1.3”."""
    name = history.name_of(names, entity, key)
    return name[0].lower() + name[1:]


def heading(page: Asked, state: str) -> str:
    """The question, or its answer."""
    return {State.ASKED: f"Erase {page.what}?", State.AGREED: f"{page.what} went for good"}.get(
        state, f"{page.what} stayed"
    )


def texts(steps: Iterable[Step], names: Names) -> list[tuple[str, str]]:
    """Each revision that has words, by its number: when, who, why, and what it changed."""
    return [(str(step.now.pk), _line(step, names)) for step in steps if step.now.value is not None]


def _line(step: Step, names: Names) -> str:
    row = history.row_changed(step, names)
    changes = "; ".join(f"{each.label}: {shortened(each.now, 90)}" for each in row.changes)
    return ". ".join(part.rstrip(".") for part in (_who(step.now), row.said, changes) if part)


def _who(row: Revision) -> str:
    return f"{_when(row.at)}, {row.by.get_full_name()}" + (f": {row.why}" if row.why else "")


def _when(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{day(local.date())}, {local:%H:%M}"
