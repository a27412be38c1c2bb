"""An action that was handed down to a team’s plan."""

from __future__ import annotations

from goldthread.plan.value import Day, Texts, Value


class HandDown(Value):
    """An action of a council-wide plan that a team carries out: ``actions`` of the team’s plan, number ``plan``.

    What the team says of them rolls up to the action here. ``withdrawn`` is why it was taken back.
    """

    id: str
    action: str
    plan: int
    actions: Texts = ()
    on: Day
    by: str
    note: str = ""
    withdrawn: str = ""
