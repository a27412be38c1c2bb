"""References that stand twice in a plan: a person decides whether both are right."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from goldthread.documents.reading import Doubt, Reading
from goldthread.plan.model import Action, Plan

_WEIGHT = 5
_SEVERAL_PARTS = re.compile(r"\d\W\d")


def with_repeats_doubted(reading: Reading) -> Reading:
    """The reading, with a doubt for each action whose reference an earlier action has."""
    return replace(reading, doubts=reading.doubts + repeated_references(reading.plan))


def repeated_references(plan: Plan) -> tuple[Doubt, ...]:
    """A doubt for each action whose reference an earlier action has.

    A reference of several parts (“1.1”, “A5.2”) is the whole plan's; a bare letter or number begins again under each
    recommendation, and repeats only there.
    """
    by_reference: dict[tuple, list[Action]] = defaultdict(list)
    for action in plan.actions:
        if action.ref:
            of_the_plan = bool(_SEVERAL_PARTS.search(action.ref))
            by_reference[(action.ref, () if of_the_plan else action.recommendations)].append(action)
    return tuple(_doubt(action, first) for first, *others in by_reference.values() for action in others)


def _doubt(action: Action, first: Action) -> Doubt:
    source = action.source
    stands = f" on line {first.source.line}" if first.source and first.source.line else " already"
    return Doubt(
        "actions", action.id, "ref", action.ref or "",
        f"Reference {action.ref} stands{stands}, for another action. Is it right here too?",
        line=source and source.line, table=source and source.table, row=source and source.row,
        column=source and source.cells.get("ref"), weight=_WEIGHT,
    )  # fmt: skip
