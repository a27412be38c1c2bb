"""Actions of a plan that promise the same thing, whatever small words they differ in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from goldthread.plan.checks.likeness import plain, words
from goldthread.plan.checks.subjects import subjects_of
from goldthread.plan.model import Action, Plan
from goldthread.plan.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class _Promise:
    text: str
    recommendations: frozenset[str]
    section: str | None


def same_actions(plan: Plan) -> tuple[tuple[Action, ...], ...]:
    """Groups of actions that are the same promise, in the order of the plan; an action without a twin is in none."""
    promises = tuple(_Promise(row.text, frozenset(row.recommendations), row.section) for row in plan.actions)
    return tuple(tuple(plan.actions[place] for place in group) for group in _groups(promises))


@lru_cache(maxsize=16)
def _groups(promises: tuple[_Promise, ...]) -> tuple[tuple[int, ...], ...]:
    heads = [
        stems_of(words(head_of(row.text))) if len(words(row.text)) >= _least("words") else frozenset()
        for row in promises
    ]
    group_of: dict[int, tuple[int, ...]] = {}
    for one, other in combinations(range(len(promises)), 2):
        together = one in group_of and group_of[one] is group_of.get(other)
        if not together and _same(promises[one], promises[other], heads[one], heads[other]):
            joined = tuple(sorted({*group_of.get(one, [one]), *group_of.get(other, [other])}))
            group_of.update(dict.fromkeys(joined, joined))
    return tuple(sorted(set(group_of.values())))


@lru_cache(maxsize=4096)
def head_of(text: str) -> str:
    """What an action says first: up to its first full stop, colon or list, without a label (“Audit target:”)."""
    text = re.sub(r"^[^:.;]{1,40}:\s(?=.{30})", "", text) if len(text.split(":")[0].split()) <= 4 else text
    return re.split(r"[.:;•]\s|\s\(\*|\(\*\)|\n", text, maxsplit=1)[0]


def _same(a: _Promise, b: _Promise, head_a: frozenset[str], head_b: frozenset[str]) -> bool:
    shared = len(head_a & head_b)
    if shared < _least("shared_words") or _numbers(head_of(a.text)) != _numbers(head_of(b.text)):
        return False
    if a.recommendations == b.recommendations and a.section == b.section:
        return _likeness(a.text, b.text) >= _least("within_a_recommendation")
    if shared == min(len(head_a), len(head_b)):
        return True
    if _one_subject(a, b):
        return True
    return _almost(shared, head_a, head_b) and _likeness(head_of(a.text), head_of(b.text)) >= _least("across")


def _almost(shared: int, a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether each has a few words of its own beside many shared ones. In a short text one word is another subject."""
    return shared >= _least("shared_words_of_many") and shared >= 0.8 * min(len(a), len(b))


def _one_subject(a: _Promise, b: _Promise) -> bool:
    """Whether nearly all the telling words of the one are those of the other, and they are many."""
    one, other = subjects_of(head_of(a.text)), subjects_of(head_of(b.text))
    return len(one & other) >= max(_least("subjects"), 0.85 * min(len(one), len(other)))


def stems_of(said: frozenset[str]) -> frozenset[str]:
    """Words without the endings that only say when: “open”, “opened”, “opening”."""
    return frozenset(re.sub(r"(?:ing|ed|e)$", "", word) for word in said)


def _likeness(a: str, b: str) -> float:
    return fuzz.token_sort_ratio(plain(a), plain(b), score_cutoff=60)


@lru_cache(maxsize=4096)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", text))


def _least(key: str) -> float:
    return vocabulary("thresholds")["same_action"][key]
