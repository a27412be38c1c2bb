"""A date that moved, or that somebody asks to move."""

from __future__ import annotations

from typing import Literal

from goldthread.plan.model import Due
from goldthread.plan.value import Day, Value

State = Literal["agreed", "asked", "refused"]


class DateMove(Value):
    """One move of an action's date: from, to, why, who asked and who agreed.

    While it is ``asked`` the date before stands. A move within the plan's terms is ``agreed`` by whoever makes it.
    """

    id: str
    action: str
    before: Due
    after: Due
    reason: str
    asked_by: str
    asked_on: Day
    state: State = "agreed"
    agreed_by: str | None = None
    agreed_on: Day | None = None
    answer: str = ""
