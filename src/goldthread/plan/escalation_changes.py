"""What happened to escalations between two days: taken to somebody, answered, ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from goldthread.plan.live.escalation import Escalation, Reply


class EscalationChange(NamedTuple):
    """One thing that happened. ``reply`` is what was answered, where that is what happened."""

    escalation: Escalation
    what: Literal["taken", "replied", "ended"]
    reply: Reply | None = None


def escalation_changes(before: Iterable[Escalation], after: Iterable[Escalation]) -> tuple[EscalationChange, ...]:
    """What is in ``after`` and was not in ``before``, in the order of the escalations and of their days.

    A reply that was written in late counts when it was written in, whatever day it bears: no board has seen it before.
    """
    held = {each.id: each for each in before}
    return tuple(change for each in after for change in _of(held.get(each.id), each))


def _of(before: Escalation | None, after: Escalation) -> Iterator[EscalationChange]:
    if before is None:
        yield EscalationChange(after, "taken")
    for reply in after.replies[len(before.replies) if before else 0 :]:
        yield EscalationChange(after, "replied", reply)
    if after.ended and not (before and before.ended):
        yield EscalationChange(after, "ended")
