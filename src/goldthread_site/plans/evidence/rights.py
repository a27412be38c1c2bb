"""Who may add proof: whoever runs the plan, for every row; an owner, for actions that she leads or helps with.

A right over one part of the plan counts for the rows of that part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Used
from goldthread.plan.model import Action, Plan
from goldthread.plan.part import within_sections
from goldthread_site.owners.led import Lead


def reached(user, capability: str, plan_id: int, plan: Plan) -> Callable[[Used], bool]:
    """Says of a row whether the person holds the capability there: over all of the plan, or over the row's part."""
    sections = user.sections_seen(plan_id, capability)
    if sections is None:
        return lambda used: True
    part = within_sections(plan, sections)
    lists = {"actions": part.actions, "recommendations": part.recommendations, "outcomes": part.outcomes}
    there = {(entity, row.id) for entity, rows in lists.items() for row in rows}
    return lambda used: (used.entity, used.key) in there


def adder(user, plan_id: int, plan: Plan) -> Callable[[Used], bool]:
    """Says of a row whether the person may add proof for it."""
    runs = reached(user, "plan.run", plan_id, plan)
    if user.can("plan.run", plan=plan_id, section="") or not user.can("plan.act", plan=plan_id):
        return runs
    own = _own(user, plan_id, plan)
    return lambda used: runs(used) or (used.entity == "actions" and used.key in own)


def _own(user, plan_id: int, plan: Plan) -> set[str]:
    acts, hers = reached(user, "plan.act", plan_id, plan), Lead(user).is_named
    there = (row for row in plan.actions if acts(Used(entity="actions", key=row.id)))
    return {row.id for row in there if _is_hers(row, hers, plan_id)}


def _is_hers(row: Action, hers: Callable[[str, int], bool], plan_id: int) -> bool:
    named = (*row.leads, *row.contributors)
    return bool(named) and hers("\n".join(named), plan_id)


def may_add(user, plan_id: int, plan: Plan, used: Iterable[Used]) -> bool:
    """Whether the person may add proof for one of these rows."""
    return any(map(adder(user, plan_id, plan), used))


def may_withdraw(user, plan_id: int, plan: Plan, used: Iterable[Used]) -> bool:
    """Whether the person may take evidence away from all the rows that it speaks for."""
    return all(map(adder(user, plan_id, plan), used))


def may_open(user, plan_id: int, plan: Plan, used: Iterable[Used]) -> bool:
    """Whether the person may open evidence that speaks for these rows."""
    return any(map(reached(user, "evidence.see", plan_id, plan), used))


def refuse_strangers(user, plan_id: int, plan: Plan, used: Iterable[Used]) -> None:
    """Raises `UserError` where the person may add proof for none of these rows."""
    if not may_add(user, plan_id, plan, used):
        raise UserError(
            "this action is somebody else's", try_="Ask its owner or the programme manager. Nothing was saved"
        )
