"""A stuck action that was taken to somebody who can move it."""

from __future__ import annotations

from typing import Literal

from goldthread.plan.value import Day, Value


class Reply(Value):
    """What was answered: when, by whom, in which words."""

    on: Day
    by: str
    text: str


class Escalation(Value):
    """An action taken to a named person or a partner body: ``to``, with the day by which a reply is wanted.

    It is open until ``ended``, with what came of it as its ``outcome``, and whether that ``resolved`` it.
    """

    id: str
    action: str
    to: str
    kind: Literal["person", "partner"] = "person"
    on: Day
    by: str
    why: str
    reply_by: Day | None = None
    replies: tuple[Reply, ...] = ()
    outcome: str = ""
    resolved: bool | None = None
    ended: Day | None = None

    def waits(self, *, as_at: str) -> bool:
        """Whether a reply is wanted by a day that has passed, and none has come."""
        return not self.ended and not self.replies and bool(self.reply_by) and self.reply_by < as_at
