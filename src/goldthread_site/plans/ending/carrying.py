"""Unfinished actions put into the next plan. Called inside the transaction of the closing, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldthread.plan import carrying as core
from goldthread.plan.model import Action
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, new_id
from goldthread_site.plans.references.actions import key_of
from goldthread_site.plans.rows import core_plan, live


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the next plan an action goes: below a recommendation, or into a part, or below neither."""

    recommendation: str = ""
    section: str = ""


def carry(to: Changing, closed: models.Plan, plan: CorePlan, places: Mapping[str, Place]) -> dict[str, Action]:
    """The actions of the next plan that carry these of the ``closed`` one on, by their old keys, with their links.

    One that is carried there already, by a closing after which the plan was opened again, is not carried twice.
    """
    moves = live(closed, models.DateMove)
    there = core_plan(to.plan)
    refs, made = {row.ref for row in there.actions}, _carried_before(to, closed, there)
    sections = {row.id: row.section for row in there.recommendations}
    for action in (row for row in plan.actions if row.id in places and row.id not in made):
        place = places[action.id]
        new = core.carried(
            action, id=new_id("a"), starts=plan.terms.starts, moves=[m for m in moves if m.action == action.id],
            recommendation=place.recommendation, section=place.section or sections.get(place.recommendation), refs=refs,
        )  # fmt: skip
        refs.add(new.ref)
        to.add(models.Action, new, why=_why(closed, new))
        link = core.reference(new.id, closed.pk, action.id)
        to.add(models.CrossReference, link, key=key_of(link))
        made[action.id] = new
    return made


def _carried_before(to: Changing, closed: models.Plan, there: CorePlan) -> dict[str, Action]:
    """What stands in the next plan already of the closed one's actions, by their old keys."""
    standing = {row.id: row for row in there.actions if not row.withdrawn}
    links = (link for link in live(to.plan, models.CrossReference) if link.kind == core.CARRIED)
    return {link.other_key: standing[link.key] for link in links if link.plan == closed.pk and link.key in standing}


def _why(closed: models.Plan, action: Action) -> str:
    moved = f", with its {len(action.due.slipped_from)} earlier dates" if action.due.slipped_from else ""
    return f"Carried on from plan {closed.pk}{moved}"


def suggested(plan: CorePlan, to: CorePlan, actions: Iterable[Action]) -> dict[str, str]:
    """The recommendation of the next plan that each action is likely to answer, where one is."""
    found = {row.id: core.answered_in(to, row, plan) for row in actions}
    return {key: answered for key, answered in found.items() if answered}
