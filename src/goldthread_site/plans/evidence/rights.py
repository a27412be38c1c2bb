"""Who may add proof: whoever runs the plan, for every row; an owner, for actions that she leads or helps with.

A right over one part of the plan counts for the rows of that part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Used
from goldthread.plan.model import Action, Plan
from goldthread_site.owners.led import leads_of


def section_of(plan: Plan, used: Used) -> str:
    """The part of the plan that a row stands in; empty for a row of none, or that is no action or recommendation."""
    rows = {"actions": plan.actions, "recommendations": plan.recommendations}.get(used.entity, ())
    return next((row.section or "" for row in rows if row.id == used.key), "")


def adder(user, plan_id: int, plan: Plan) -> Callable[[Used], bool]:
    """Says of a row whether the person may add proof for it."""
    runs = _sections(user, "plan.run", plan_id)
    own = _own(user, plan_id, plan) if user.can("plan.act", plan=plan_id) and runs(None) is False else set()
    sections = {("actions", row.id): row.section or "" for row in plan.actions}
    sections |= {("recommendations", row.id): row.section or "" for row in plan.recommendations}
    return lambda used: (
        runs(sections.get((used.entity, used.key), "")) or (used.entity == "actions" and used.key in own)
    )


def _sections(user, capability: str, plan_id: int) -> Callable[[str | None], bool]:
    """Whether the capability is held in a part of the plan; ``None`` asks for all of it."""
    held = user.sections_seen(plan_id, capability)
    return lambda section: held is None or (section is not None and section in held)


def _own(user, plan_id: int, plan: Plan) -> set[str]:
    acts, hers = _sections(user, "plan.act", plan_id), leads_of(user)
    return {row.id for row in plan.actions if acts(row.section or "") and _is_hers(row, hers, plan_id)}


def _is_hers(row: Action, hers: Callable[[str, int], bool], plan_id: int) -> bool:
    named = (*row.leads, *row.contributors)
    return bool(named) and hers("\n".join(named), plan_id)


def may_add(user, plan_id: int, plan: Plan, used: Iterable[Used]) -> bool:
    """Whether the person may add proof for one of these rows."""
    return any(map(adder(user, plan_id, plan), used))


def may_open(user, plan_id: int, plan: Plan, used: Iterable[Used]) -> bool:
    """Whether the person may open evidence that speaks for these rows."""
    there = _sections(user, "evidence.see", plan_id)
    return any(there(section_of(plan, each)) for each in used)


def refuse_strangers(user, plan_id: int, plan: Plan, used: Iterable[Used]) -> None:
    """Raises `UserError` where the person may add proof for none of these rows."""
    if not may_add(user, plan_id, plan, used):
        raise UserError(
            "this action is somebody else's", try_="Ask its owner or the programme manager. Nothing was saved"
        )
