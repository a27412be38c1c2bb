"""Where the colour that an owner claims is not the one that the plan's rule gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Plan
from goldthread.plan.rating import Rag
from goldthread.plan.rating_rules.blue import is_proven
from goldthread.plan.rating_rules.computing import computed
from goldthread.plan.rating_rules.rule import NoSuchRatingRule, RatingRule, rating_rule_named

NO_REASON = "No reason given"
_WORST_FIRST: tuple[Rag, ...] = ("red", "amber", "green", "blue")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An action whose claimed colour is not the computed one; ``reason`` is the owner's own, or “No reason given”.

    ``steps`` is by how many colours the claim is better than the rule says; negative where it is worse.
    """

    action: Action
    claimed: Rag
    computed: Rag
    because: str
    reason: str
    steps: int

    @property
    def is_better(self) -> bool:
        """Whether the owner claims more than the rule gives."""
        return self.steps > 0


def disagreements(
    plan: Plan,
    updates: Iterable[Update],
    *,
    as_at: date,
    evidence: Sequence[Evidence] = (),
    forecasts: Mapping[str, date] | None = None,
) -> tuple[Disagreement, ...]:
    """The actions whose claim differs from the rule of the plan's terms, worst first.

    First the claims that are better than the rule says, the farthest off before the others, then those that are worse;
    in the plan's order where equal. An action that is not rated, or whose colour cannot be said, is not compared. A
    proven blue claim agrees with “done” by a rule that has no blue.
    """
    try:
        rule = rating_rule_named(plan.terms.rating_rule)
    except NoSuchRatingRule:
        return ()
    newest = _by_action(updates, as_at)
    found = []
    for action in plan.actions:
        mine, likely = newest.get(action.id, ()), (forecasts or {}).get(action.id)
        if one := _disagreement(action, mine, plan, rule, as_at=as_at, evidence=evidence, likely=likely):
            found.append(one)
    return tuple(sorted(found, key=lambda each: (not each.is_better, -abs(each.steps))))


def _by_action(updates: Iterable[Update], as_at: date) -> dict[str, list[Update]]:
    """The updates written by ``as_at``, by action, the newest first."""
    found: dict[str, list[Update]] = {}
    for update in sorted(updates, key=lambda update: update.on):
        if update.on <= as_at.isoformat():
            found.setdefault(update.action, []).insert(0, update)
    return found


def _disagreement(
    action: Action,
    mine: Sequence[Update],
    plan: Plan,
    rule: RatingRule,
    *,
    as_at: date,
    evidence: Sequence[Evidence],
    likely: date | None,
) -> Disagreement | None:
    start = date.fromisoformat(plan.terms.starts) if plan.terms.starts else None
    proven = is_proven(action, mine, evidence, as_at=as_at)
    by_rule = computed(action, rule=rule, as_at=as_at, start=start, forecast=likely, proven=proven)
    if not action.rag or not by_rule.rag or action.rag == by_rule.rag:
        return None
    if action.rag == "blue" and "blue" not in rule.colours and proven:
        return None
    steps = _WORST_FIRST.index(action.rag) - _WORST_FIRST.index(by_rule.rag)
    return Disagreement(action, action.rag, by_rule.rag, by_rule.because, _reason(action, mine), steps)


def _reason(action: Action, newest_first: Sequence[Update]) -> str:
    said = next((update for update in newest_first if update.rag), None)
    return said.reason.strip() or NO_REASON if said and said.rag == action.rag else NO_REASON
