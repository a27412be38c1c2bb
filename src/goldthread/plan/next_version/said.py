"""What a document proposes, in sentences."""

from __future__ import annotations

from goldthread.plan.model import Plan
from goldthread.plan.next_version.merging import Merge, Proposed


def named(each: Proposed, live: Plan) -> str:
    """What a proposed change is of, as a person calls it."""
    return each.key or "the plan"


def sentence(each: Proposed, live: Plan) -> str:
    """One proposed change as a sentence."""
    return f"{named(each, live)}: {each.kind} {'.'.join(each.path)}".strip()


def summary(merge: Merge) -> str:
    """“3 new, 12 changed, 2 slipped, 4 re-rated, 1 gone, 2 to decide”."""
    return f"{len(merge.settled)} changed, {len(merge.conflicts)} to decide"
