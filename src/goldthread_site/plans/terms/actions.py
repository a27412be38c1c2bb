"""The plan's terms changed, in one transaction with their revision."""

from __future__ import annotations

from goldthread.plan.terms import Terms
from goldthread_site.plans.changing import changing
from goldthread_site.plans.models import Plan


def set_terms(*, by, plan: Plan, was: int, terms: Terms, why: str) -> None:
    """The plan with these terms. Raises `Stale` where the plan's own row has another version than ``was``."""
    with changing(plan, by=by, why=why, was=was) as change:
        change.head(terms=terms.model_dump(mode="json"))
