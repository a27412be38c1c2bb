"""The end of a plan: from that day it is read only."""

from __future__ import annotations

from goldthread.plan.value import Day, Texts, Value


class Closing(Value):
    """That a plan was closed: when, by whom, why, and its final position in words.

    ``carried_to`` is the number of the plan that took on what was unfinished. ``keep_until`` is the last day on which
    the council keeps it; after that day it is due for deletion.
    """

    on: Day
    by: str
    why: str
    position: Texts = ()
    carried_to: int | None = None
    keep_until: Day | None = None
