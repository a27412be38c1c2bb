"""Actions of a plan that promise the same thing, whatever small words they differ in."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from goldthread.plan.checks.likeness import plain, words
from goldthread.plan.model import Action, Plan
from goldthread.plan.vocabulary import vocabulary


@lru_cache(maxsize=16)
def same_actions(plan: Plan) -> tuple[tuple[Action, ...], ...]:
    """Groups of actions that are the same promise, in the order of the plan; an action without a twin is in none."""
    actions = [action for action in plan.actions if len(words(action.text)) >= _least("words")]
    heads = [words(head_of(action.text)) for action in actions]
    group_of: dict[int, list[int]] = {}
    for one in range(len(actions)):
        for other in range(one + 1, len(actions)):
            if _same(actions[one], actions[other], heads[one], heads[other]):
                joined = sorted({*group_of.get(one, [one]), *group_of.get(other, [other])})
                group_of.update(dict.fromkeys(joined, joined))
    groups = {id(group): group for group in group_of.values()}.values()
    return tuple(tuple(actions[place] for place in group) for group in sorted(groups))


def head_of(text: str) -> str:
    """What an action says first: up to its first full stop, colon or list."""
    return re.split(r"[.:;•]\s|\s\(\*|\(\*\)|\n", text, maxsplit=1)[0]


def _same(a: Action, b: Action, head_a: frozenset[str], head_b: frozenset[str]) -> bool:
    shared = len(head_a & head_b)
    if shared < _least("shared_words") or _numbers(a.text) ^ _numbers(b.text) and shared < len(head_a | head_b):
        return False
    if set(a.recommendations) == set(b.recommendations) and a.section == b.section:
        return _likeness(a.text, b.text) >= _least("within_a_recommendation")
    if shared == min(len(head_a), len(head_b)):
        return True
    return _likeness(a.text, b.text) >= _least("across") or _likeness(head_of(a.text), head_of(b.text)) >= _least("across")


def _likeness(a: str, b: str) -> float:
    return fuzz.token_sort_ratio(plain(a), plain(b), score_cutoff=60)


def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", text))


def _least(key: str) -> float:
    return vocabulary("thresholds")["same_action"][key]
