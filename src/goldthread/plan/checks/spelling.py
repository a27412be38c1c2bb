"""Slips of the pen, found without a dictionary: a plan's own words show how they are spelt."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from goldthread.plan.vocabulary import vocabulary

SHORTEST = 7
COMMON = 3
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_DOUBLED = re.compile(r"\b(the|a|an|and|of|to|in|for|with|is|are|will|on|by|be|from|or|as|at)\s+\1\b", re.IGNORECASE)
_APART = re.compile(r"\b[A-Z][a-z]{3,} s\b|\b[A-Za-z]{5,} (?:or|s|ed|ing|ion|er)(?=[)/])")
_PLURAL = re.compile(r"\b[A-Z]{2,6}['’]s (?:to|will|and|are|in|for|have|should|must)\b")
_YEAR = re.compile(
    r"\b(?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber) (?:2[1-9]|1\d)\d\d\b"
)
_SPACED = re.compile(r"\b\w+ ,\w+\b|\b[a-z]{3,}\.[A-Z][a-z]{2,}\b|\b[a-z]+,[a-z]{3,}\b|\b[a-z]{3,} ;")


@dataclass(frozen=True)
class Spelling:
    """How often each word stands in a plan, and the words it uses often, by their length."""

    counted: Counter[str]
    common: dict[int, list[str]]


def spelling_of(texts: Iterable[str]) -> Spelling:
    """How the texts themselves spell their words, in small letters."""
    counted = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    common: dict[int, list[str]] = defaultdict(list)
    for word, times in counted.items():
        if times >= COMMON and len(word) >= SHORTEST and word not in _right("right"):
            common[len(word)].append(word)
    return Spelling(counted, common)


def slips_in(text: str, spelling: Spelling) -> Iterator[str]:
    """The slips of a text: what is doubled, spaced wrongly, run together, or nearly a word that the plan often uses."""
    for pattern in (_DOUBLED, _APART, _PLURAL, _YEAR, _SPACED):
        yield from (found[0] for found in pattern.finditer(text))
    for word in dict.fromkeys(_WORD.findall(text)):
        once = len(word) >= SHORTEST and spelling.counted[word.lower()] == 1
        if once and word[1:].islower() and _misspelt(word.lower(), spelling):
            yield word


def _misspelt(word: str, spelling: Spelling) -> bool:
    if word in _right("right") or word in _right("joined"):
        return False
    near = (other for length in (-1, 0, 1) for other in spelling.common.get(len(word) + length, ()))
    return _run_together(word, spelling.counted) or any(_slip_for(word, other) for other in near)


def _slip_for(word: str, right: str) -> bool:
    """Two letters in the wrong order, or one too many or too few that is not in the ending: “meets” is no slip."""
    if word[0] != right[0] or OSA.distance(word, right, score_cutoff=1) != 1:
        return False
    if len(word) == len(right):
        return sorted(word) == sorted(right)
    return word[-2:] == right[-2:] and word[:-3] != right[:-3]


def _run_together(word: str, counted: Counter[str]) -> bool:
    """“scoreleading”: two words of five letters or more that the plan uses by themselves."""
    cuts = range(5, len(word) - 4)
    return any(counted[word[:cut]] >= 2 and counted[word[cut:]] >= 2 for cut in cuts)


@cache
def _right(name: str) -> frozenset[str]:
    return frozenset(vocabulary("slips")["spelling"][name])
