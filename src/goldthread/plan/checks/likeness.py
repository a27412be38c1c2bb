"""How alike two texts are, whatever short forms, plurals and punctuation they use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from goldthread.plan.vocabulary import vocabulary


@lru_cache(maxsize=8192)
def plain(text: str | None) -> str:
    """A text in lower case, words only, plurals cut and the short forms of the field written out.

    >>> plain("Update the CLA's PEPs!")
    'update the looked after child personal education plan'
    """
    bare = re.sub(r"[’']s?\b", "", (text or "").lower())
    bare = re.sub(r"[^a-z0-9£%]+", " ", bare).strip()
    bare = _phrases().sub(lambda found: _short()[found[0]], bare)
    return " ".join(_in_full(word) for word in bare.split())


def words(text: str | None) -> frozenset[str]:
    """The words of a text that carry meaning, in the form `plain` gives them."""
    return frozenset(plain(text).split()) - _idle()


def alike(a: str | None, b: str | None) -> float:
    """How alike two texts are, 0 to 1, both ways: a short text inside a long one is not the same text."""
    return fuzz.token_sort_ratio(plain(a), plain(b)) / 100


def within(short: str | None, long: str | None) -> float:
    """How much of ``short`` stands in ``long``, 0 to 1, whatever else ``long`` says."""
    return fuzz.token_set_ratio(plain(short), plain(long)) / 100 if plain(short) and plain(long) else 0.0


def pairs_alike(texts: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """Each pair of places in ``texts`` that are at least ``least`` (0 to 1) alike: (first, second, likeness)."""
    bare = [" ".join(sorted(plain(text).split())) for text in texts]
    for first, one in enumerate(bare):
        for second in range(first + 1, len(bare)):
            if one and bare[second] and (likeness := fuzz.ratio(one, bare[second], score_cutoff=100 * least)):
                yield first, second, likeness / 100


def groups_alike(texts: Sequence[str], least: float) -> list[list[int]]:
    """The places of ``texts`` gathered into groups of the same text; a text like no other is in none."""
    group_of: dict[int, list[int]] = {}
    for first, second, _ in pairs_alike(texts, least):
        a, b = group_of.get(first, [first]), group_of.get(second, [second])
        if a is not b:
            joined = sorted({*a, *b})
            group_of.update(dict.fromkeys(joined, joined))
    return sorted({id(group): group for group in group_of.values()}.values())


def _in_full(word: str) -> str:
    return _short().get(word) or _short().get(word.removesuffix("s")) or _singular(word)


@lru_cache(maxsize=4096)
def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


@lru_cache(maxsize=1)
def _short() -> dict[str, str]:
    return vocabulary("abbreviations")["short"]


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    longest_first = sorted((key for key in _short() if " " in key), key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(key)}\b" for key in longest_first))


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    return frozenset(vocabulary("abbreviations")["idle"]["words"])
