"""A plan held against an earlier one: which it may be, the pairs that stand, those that are suggested, the answer."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.errors import UserError
from goldthread.plan.found_again import Again, at_the_end
from goldthread.plan.found_again import found_again as suggested_pairs
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.plans import models
from goldthread_site.plans.across import plans_for
from goldthread_site.plans.found_again import actions, presenter
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.references.actions import key_of
from goldthread_site.plans.rows import core_plan


@dataclass(frozen=True, slots=True)
class Earlier:
    """The plan that this one is held against."""

    row: models.Plan
    plan: CorePlan


def earlier_plans(user, it: Opened) -> list[models.Plan]:
    """The other plans that this person may read as a whole; the closed ones of the same council first."""
    plans = [row for row in plans_for(user).exclude(pk=it.row.pk) if user.can("plan.see", plan=row.pk, section="")]
    return sorted(plans, key=lambda row: (row.authority != it.row.authority, row.closed_on is None, -row.pk))


def chosen(asked: str, choices: list[models.Plan], it: Opened) -> Earlier | None:
    """The plan that was asked for; else the one that links lead to already, else the closed one of the same council."""
    linked = {said.plan for said in it.live(models.CrossReference) if said.kind == actions.KIND and not said.withdrawn}
    likely = [row for row in choices if row.pk in linked]
    likely += [row for row in choices if row.closed_on and row.authority == it.row.authority]
    row = next((row for row in choices if str(row.pk) == asked), None) or (likely[0] if likely and not asked else None)
    return Earlier(row, core_plan(row)) if row else None


def linked(it: Opened, earlier: Earlier) -> list[tuple]:
    """The links that stand, each with its key and version."""
    versions = dict(models.CrossReference.objects.filter(plan=it.row).values_list("key", "version"))
    held = [said for said in it.live(models.CrossReference) if said.kind == actions.KIND and not said.withdrawn]
    return [(said, key_of(said), versions.get(key_of(said), 0)) for said in held if said.plan == earlier.row.pk]


def suggested(it: Opened, earlier: Earlier) -> list[Again]:
    """What the words suggest and nobody answered yet."""
    answered = {said.id for said in it.live(models.CrossReference)}
    found = suggested_pairs(it.plan.recommendations, earlier.plan.recommendations)
    return [each for each in found if actions.reference(each.key, earlier.row, each.earlier).id not in answered]


def link(*, by, it: Opened, earlier: Earlier, now: str, before: str, same: bool) -> str:
    """Keeps that the two are the ``same``, or that they are not, and says so. Raises where one is not there."""
    if not presenter.pair(it.plan, earlier.plan, now, before):
        raise UserError("one of the two recommendations is not there", try_="Choose both again. Nothing was saved")
    note = actions.claim_said(at_the_end(earlier.plan, before))
    said = actions.reference(now, earlier.row, before, note)
    if not same:
        actions.dismiss(by=by, plan=it.row, said=said)
        return "They are two things. It will not be suggested again."
    actions.confirm(by=by, plan=it.row, said=said)
    return "Found again: each of the two now shows the other."
