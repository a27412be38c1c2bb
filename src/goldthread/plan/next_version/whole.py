"""Whether a document holds the whole plan, or only a part of it such as one workstream's report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from goldthread.plan.checks.report import count
from goldthread.plan.model import Action, Plan
from goldthread.plan.next_version.matching import Matching
from goldthread.plan.standing import is_done

_MOST = 0.6  # a document that holds so many of the actions not done, and of their headings, is the whole plan


@dataclass(frozen=True, slots=True)
class Guess:
    """Whether the document looks like the whole plan, and why, in a sentence. A person is asked."""

    whole: bool
    why: str


def looks_whole(live: Plan, matching: Matching) -> Guess:
    """A guess from which actions of the live plan the document holds, and under how many headings none of them is."""
    open_ones = [row for row in live.actions if not row.withdrawn and not is_done(row)]
    found = {each.live for each in matching.pairs if each.entity == "actions" and each.live and each.document}
    held = sum(row.id in found for row in open_ones)
    if not open_ones:
        return Guess(True, "Every action of the plan is done.")
    silent, headings, thing = _without_any(open_ones, found)
    said = f"The document holds {held} of the {count(len(open_ones), 'action')} that are not done"
    if held >= _MOST * len(open_ones):
        return Guess(True, f"{said}.")
    if silent and headings > 1:
        return Guess(False, f"{said}, and none under {silent} of the {count(headings, thing)}.")
    return Guess(False, f"{said}.")


def _without_any(rows: list[Action], found: set[str]) -> tuple[int, int, str]:
    """Under how many headings no action was found, of how many, and what the headings are."""
    sections = any(row.section for row in rows)
    under: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        for id_ in [row.section] if sections else row.recommendations:
            under[id_ or ""].append(row.id in found)
    silent = sum(not any(held) for held in under.values())
    return silent, len(under), "section" if sections else "recommendation"
