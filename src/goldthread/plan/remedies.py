"""What is red, late or slipped and has nobody putting it right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.remedies import real_remedies, recovered_by
from goldthread.plan.claim import claimed, strand_of
from goldthread.plan.model import Action, Plan, RemedialAction
from goldthread.plan.standing import is_done, standing
from goldthread.plan.value import Texts


@dataclass(frozen=True, slots=True)
class RemedyNeeded:
    """A recommendation or an action that needs a remedial action, and why: “rated red”, “late since 31 May 2026”."""

    entity: Literal["recommendations", "actions"]
    key: str
    because: Texts


@dataclass(frozen=True, slots=True)
class RemedyToMend:
    """An open remedial action, by its place in the plan from 0, that lacks its own owner or date, or is late itself."""

    place: int
    because: Texts


def remedial_needed(plan: Plan, *, as_at: date) -> tuple[RemedyNeeded, ...]:
    """The recommendations and then the actions that are red, late or slipped and have no open remedial action."""
    covered = _covered(plan)
    return tuple(
        needed
        for needed in (*_recommendations(plan), *_actions(plan, as_at))
        if needed.key not in covered[needed.entity]
    )


def remedies_to_mend(plan: Plan, *, as_at: date) -> tuple[RemedyToMend, ...]:
    """The open remedial actions with something missing, in the order of the plan."""
    real = real_remedies(plan)
    found = ((place, tuple(_faults(row, as_at))) for place, row in enumerate(plan.remedial_actions))
    open_ = {place for place, row in enumerate(plan.remedial_actions) if row in real and not row.completed}
    return tuple(RemedyToMend(place, because) for place, because in found if because and place in open_)


def _recommendations(plan: Plan) -> Iterator[RemedyNeeded]:
    strand = strand_of(plan)
    for row in plan.recommendations:
        if not row.withdrawn and claimed(plan, row.id, strand).rag == "red":
            yield RemedyNeeded("recommendations", row.id, ("rated red",))


def _actions(plan: Plan, as_at: date) -> Iterator[RemedyNeeded]:
    for row in plan.actions:
        if because := tuple(_wrong(row, as_at)):
            yield RemedyNeeded("actions", row.id, because)


def _wrong(action: Action, as_at: date) -> Iterator[str]:
    if is_done(action):
        return
    if action.rag == "red":
        yield "rated red"
    if standing(action, as_at=as_at) == "late":
        yield f"late since {in_words(action.due.latest)}"
    if action.due.slipped_from:
        yield f"slipped from {action.due.slipped_from[0]}"


def _covered(plan: Plan) -> dict[str, set[str]]:
    """The rows that an open remedial action is for.

    One that names an action is for it; one that speaks of some actions of its recommendation is for those; any other
    is for the whole recommendation.
    """
    covered: dict[str, set[str]] = defaultdict(set)
    for row in real_remedies(plan):
        if row.completed:
            continue
        named = [row.action] if row.action else [action.id for action in recovered_by(row, plan)]
        whole = [action.id for action in plan.actions if row.recommendation in action.recommendations]
        covered["actions"] |= set(named or whole)
        covered["recommendations"] |= {row.recommendation} if row.recommendation else _above(plan, row.action)
    return covered


def _above(plan: Plan, action: str | None) -> set[str]:
    return {id_ for row in plan.actions if row.id == action for id_ in row.recommendations}


def _faults(row: RemedialAction, as_at: date) -> Iterator[str]:
    if not (row.lead or row.by):
        yield "it has no owner"
    if not (row.due.latest or row.by):
        yield "it has no date"
    if row.due.latest and date.fromisoformat(row.due.latest) < as_at:
        yield f"it is late itself, since {in_words(row.due.latest)}"
