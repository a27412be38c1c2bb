"""Figures that a plan reports, beside the targets that it sets for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.plan.checks.figures import Share, has_figure, matches, shares_in, telling_words
from goldthread.plan.checks.measured import outcomes_of
from goldthread.plan.checks.wording import sentences
from goldthread.plan.model import Action, Plan, Recommendation, Section

FEWEST_SHARED = 2
LIKE = 0.3
_EARLIER = re.compile(r"^\W*(?:up|down)? ?(?:from|compared (?:with|to)|against|than)\s+\d", re.IGNORECASE)
_GOAL = re.compile(
    r"%\s+(?:more|less|higher|lower|increase|decrease|rise|fall|reduction)\b"
    r"|\b(?:target|at least|minimum|short of|will|to be|not (?:currently |yet )?at)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\bwithin\s+(?:\w+\s+)?\d+|\bon time\b|\bwithin timescales?\b", re.IGNORECASE)
_EVERYONE = re.compile(r"^\W*(?:all|every|each)\b|\b100\s?%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A share that was reported, with the words around it that say what it is about."""

    share: Share
    about: frozenset[str]


@dataclass(frozen=True, slots=True)
class Target:
    """A share to be reached; ``whole`` where it is only meant, as in “reviews on time”."""

    value: float
    text: str
    whole: bool = False

    @property
    def about(self) -> frozenset[str]:
        """What the target is about."""
        return telling_words(self.text)


def told_under(row: Recommendation, plan: Plan) -> list[Told]:
    """Every share reported under a recommendation: comments, actions completed, remedial actions."""
    found = [told for action in plan.actions if row.id in action.recommendations for told in _told(action.status, "")]
    for place in plan.positions:
        if place.recommendation == row.id:
            found += [told for text in place.actions_completed.text for told in _told(text, "")]
    for remedy in plan.remedial_actions:
        if remedy.recommendation == row.id:
            found += [told for text in remedy.remedies for told in _told(text, remedy.outstanding or "")]
    return found


def told_in(section: Section, plan: Plan) -> list[Told]:
    """Every share reported in the comments of a section's actions."""
    return [told for action in plan.actions if action.section == section.id for told in _told(action.status, "")]


def targets_of(row: Recommendation, plan: Plan) -> list[Target]:
    """The shares set for a recommendation in its actions, outcomes and positions, each once."""
    texts = [action.text for action in plan.actions if row.id in action.recommendations]
    texts += [outcome.text for outcome in outcomes_of(plan) if row.id in outcome.recommendations]
    found = [Target(share.value, share.clause) for text in texts for share in shares_in(text)]
    return list({target.text: target for target in found}.values())


def own_reports(action: Action) -> Iterator[tuple[Told, Target]]:
    """The shares that an action's comment reports, beside the “all” or “every” of its own text."""
    if re.search(r"\b(?:all|every|each|always)\b", action.text, re.IGNORECASE) and not shares_in(action.text):
        target = Target(100, action.text, whole=True)
        for sentence in sentences(action.status):
            yield from ((Told(each.share, telling_words(sentence)), target) for each in _told(sentence, ""))


def targets_in_section(section: Section) -> Iterator[Target]:
    """The success measures of a section that set a share, or mean the whole by “all” or “within 45 days”."""
    for text in section.success_measures:
        shares = shares_in(text)
        if shares:
            yield from (Target(share.value, share.clause) for share in shares)
        elif _EVERYONE.search(text) or (_LIMIT.search(text) and has_figure(text)):
            yield Target(100, text, whole=True)


def missed(told: list[Told], target: Target) -> Told | None:
    """Of the shares reported, the one most about a target and below it; ``None`` where none is."""
    about = sorted((each for each in told if likeness(each, target)), key=lambda each: -likeness(each, target))
    return about[0] if about and about[0].share.value < target.value else None


def likeness(told: Told, target: Target) -> float:
    """How surely a reported share and a target speak of the same thing, from 0 to 1."""
    lower_is_better = any(matches("missed", "fall", text) for text in (target.text, told.share.clause))
    shared = told.about & target.about
    if lower_is_better or told.share.clause == target.text or len(shared) < FEWEST_SHARED:
        return 0.0
    share = len(shared) / min(len(told.about), len(target.about))
    return share if share >= LIKE else 0.0


def _told(text: str | None, context: str) -> Iterator[Told]:
    for share in shares_in(text):
        if not (_EARLIER.search(share.near) or _GOAL.search(share.clause)):
            yield Told(share, share.subject | telling_words(context))
