"""Who may add proof: whoever runs the plan, for every row; an owner, for actions that she leads or helps with."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Used
from goldthread.plan.model import Action, Plan


def runs(user, plan_id: int) -> bool:
    """Whether the person runs the plan."""
    return user.can("plan.run", plan=plan_id)


def owns(user, action: Action) -> bool:
    """Whether the action is the person's own: her name stands among its leads or contributors."""
    name = user.get_full_name().casefold()
    return any(
        name == said.split(",")[0].split("(")[0].strip().casefold() for said in (*action.leads, *action.contributors)
    )


def may_add(user, plan_id: int, plan: Plan, used: Iterable[Used]) -> bool:
    """Whether the person may add proof for one of these rows."""
    if runs(user, plan_id):
        return True
    own = {action.id for action in plan.actions if owns(user, action)} if user.can("plan.act", plan=plan_id) else set()
    return any(each.entity == "actions" and each.key in own for each in used)


def refuse_strangers(user, plan_id: int, plan: Plan, used: Iterable[Used]) -> None:
    """Raises `UserError` where the person may add proof for none of these rows."""
    if not may_add(user, plan_id, plan, used):
        raise UserError(
            "this action is somebody else's", try_="Ask its owner or the programme manager. Nothing was saved"
        )
