"""The end of a plan: from that day it is read only."""

from __future__ import annotations

from typing import Literal

from goldthread.plan.value import Day, Texts, Value

Fate = Literal["carried", "stopped", "done"]


class Ended(Value):
    """What became of an action that was unfinished when its plan was closed.

    ``key`` is the action that carries it on in the next plan; ``why`` is why it stops, or what was done.
    """

    action: str
    kind: Fate
    why: str = ""
    key: str | None = None


class Closing(Value):
    """That a plan was closed: when, by whom, why, and its final position in words.

    ``carried_to`` is the number of the plan that took on what was unfinished. ``keep_until`` is the last day on which
    the council keeps it, ``kept_because`` why so long; after that day it is due for deletion. ``deleted`` is the day
    on which two people deleted it, where they did: then only its title and its days are left.
    """

    on: Day
    by: str
    why: str
    position: Texts = ()
    carried_to: int | None = None
    keep_until: Day | None = None
    kept_because: str = ""
    fates: tuple[Ended, ...] = ()
    deleted: Day | None = None

    def fate_of(self, action: str) -> Ended | None:
        """What became of the action; ``None`` where it was finished before."""
        return next((each for each in self.fates if each.action == action), None)
