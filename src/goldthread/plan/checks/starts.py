"""When an action is said to start."""

from __future__ import annotations

from goldthread.plan.model import Action
from goldthread.plan.timescale import read_timescale


def start_of(action: Action) -> str | None:
    """The first day that the action's start can mean (YYYY-MM-DD); ``None`` where none is given."""
    start = read_timescale(action.start)
    if start.earliest:
        return start.earliest
    return f"{start.latest[:7]}-01" if start.latest and "month" in start.kinds else start.latest
