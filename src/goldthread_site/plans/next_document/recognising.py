"""Of which live plan a file on its way in looks like a later version."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.next_version.recognised import is_later_version, made_of
from goldthread_site.plans import models
from goldthread_site.plans.presenters.imports import DraftShown


def later_version_of(shown: DraftShown, person) -> models.Plan | None:
    """The open plan that this person runs, of which the file looks like a later version; ``None`` for no such plan."""
    if shown.draft.plan_id or not shown.draft.understood:
        return None
    document = CorePlan.model_validate(shown.plan)
    plans = models.Plan.objects.filter(closed_on=None)
    open_ = [plan for plan in plans if person.can("plan.run", plan=plan.pk, section="")]
    rows = _rows_of(open_)
    return next(
        (plan for plan in open_ if is_later_version(made_of(plan.authority, plan.title, rows[plan.pk]), document)), None
    )


def _rows_of(plans: list[models.Plan]) -> dict[int, list[tuple[Any, str]]]:
    """The number and words of each recommendation and action, by the plan's number: two queries for all plans."""
    found: dict[int, list[tuple[Any, str]]] = defaultdict(list)
    for model, number in ((models.Recommendation, "number"), (models.Action, "ref")):
        for plan, own, text in model.objects.filter(plan__in=plans).values_list("plan_id", number, "text"):
            found[plan].append((own, text))
    return found
