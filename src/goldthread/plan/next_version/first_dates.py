"""The dates that an action slipped from: what a later document prints joins what the plan knows; none is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from goldthread.plan.model import Due
from goldthread.plan.moves import left_behind
from goldthread.plan.next_version.rows import plain
from goldthread.plan.next_version.values import same_day
from goldthread.plan.slippage import parted
from goldthread.plan.timescale import read_timescale


def due_afterwards(live: Mapping[str, Any], document: Mapping[str, Any] | str) -> dict[str, Any]:
    """The date of the document, slipped from every date that the plan or the document knows, the first one first.

    >>> due_afterwards({"text": "May 2026", "latest": "2026-05-31", "slipped_from": ["March 2026"]},
    ...     {"text": "July 2026", "latest": "2026-07-31", "slipped_from": ["May 2026"]})["slipped_from"]
    ['March 2026', 'May 2026']
    """
    if isinstance(document, str):
        document = read_timescale(document).model_dump(mode="json")
    known = [*live.get("slipped_from", ())]
    left = None if same_day(live, document) else live.get("text") or live.get("latest")
    if left:
        known.append(parted(left)[0] or left)
    printed = [*document.get("slipped_from", ())]
    return {**document, "slipped_from": list(_joined(known, printed, Due.model_validate(document)))}


def _joined(known: Sequence[str], printed: Sequence[str], holds: Due) -> Iterator[str]:
    """What is known in its order; what only the document prints stands before the date that it prints it before."""
    waiting = list(printed)
    days = [_day(text, holds) for text in known]
    for place, text in enumerate(known):
        before = [each for each in waiting if _day(each, holds) == days[place]]
        if before:
            until = waiting.index(before[0])
            yield from (each for each in waiting[:until] if place and _day(each, holds) not in days)
            del waiting[: until + 1]
        yield text
    yield from (each for each in waiting if _day(each, holds) not in days)


def _day(text: str, holds: Due) -> str:
    """The day that the words mean, or the words themselves."""
    return left_behind(text, holds).latest or plain(text)
