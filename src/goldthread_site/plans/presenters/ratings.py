"""The plan's rule in a sentence, and where an owner's colour is not the one that it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.model import Plan
from goldthread.plan.rating_rules import (
    NO_REASON,
    Computed,
    Disagreement,
    RatingRule,
    computed,
    disagreements,
    is_proven,
    rating_rule_named,
)  # fmt: skip
from goldthread_site.look.pieces import counted, shortened
from goldthread_site.plans.presenters.names import Names


@dataclass(frozen=True, slots=True)
class Differing:
    """An action whose claim is not what the rule gives."""

    key: str
    name: str
    text: str
    leads: str
    claimed: str
    computed: str
    because: str
    reason: str
    no_reason: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page says."""

    heading: str
    rule: RatingRule
    words: dict[str, str]
    better: tuple[Differing, ...]
    worse: tuple[Differing, ...]
    compared: str


def ratings(plan: Plan, updates: Sequence[Update], evidence: Sequence[Evidence], *, as_at: date) -> Page:
    """The page of the plan's ratings on ``as_at``."""
    found, names = disagreements(plan, updates, as_at=as_at, evidence=evidence), Names(plan)
    rated = sum(action.rag is not None for action in plan.actions)
    shown = [(_differing(each, names), each.is_better) for each in found]
    return Page(
        heading=_heading(found, rated),
        rule=rating_rule_named(plan.terms.rating_rule),
        words=dict(plan.terms.colour_words),
        better=tuple(each for each, better in shown if better),
        worse=tuple(each for each, better in shown if not better),
        compared=f"{counted(rated, 'action')} of {len(plan.actions):,} {'is' if rated == 1 else 'are'} rated.",
    )


def _heading(found: Sequence[Disagreement], rated: int) -> str:
    if not rated:
        return "No action is rated yet"
    if not found:
        return "Every rating is what the plan’s rule gives"
    better = sum(each.is_better for each in found)
    said = f"{counted(len(found), 'rating')} {'differs' if len(found) == 1 else 'differ'} from the plan’s rule"
    return f"{said}, {better} claim more" if better else said


def _differing(each: Disagreement, names: Names) -> Differing:
    action = each.action
    return Differing(
        action.id, names.action(action), shortened(action.text), "; ".join(action.leads), each.claimed, each.computed,
        each.because, each.reason, each.reason == NO_REASON,
    )  # fmt: skip


def rule_gives(
    plan: Plan, key: str, updates: Sequence[Update], evidence: Sequence[Evidence], *, as_at: date
) -> Computed | None:
    """The colour of one action by the plan's rule, and why; ``None`` where the plan has no such action."""
    action = next((row for row in plan.actions if row.id == key), None)
    if action is None:
        return None
    start = date.fromisoformat(plan.terms.starts) if plan.terms.starts else None
    proven = is_proven(action, updates, evidence, as_at=as_at)
    return computed(action, rule=plan.terms.rating_rule, as_at=as_at, start=start, proven=proven)
