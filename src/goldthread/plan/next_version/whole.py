"""Whether a document holds the whole plan, or only a part of it such as one workstream's report."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.plan.model import Plan
from goldthread.plan.next_version.matching import Matching


@dataclass(frozen=True, slots=True)
class Guess:
    """Whether the document looks like the whole plan, and why, in a sentence. A person is asked."""

    whole: bool
    why: str


def looks_whole(live: Plan, matching: Matching) -> Guess:
    """A guess from which rows of the live plan the document holds."""
    return Guess(True, "")
