"""What a recommendation asks for, and whether an action speaks of it: by its telling words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from goldthread.plan.checks.likeness import words
from goldthread.plan.vocabulary import vocabulary


def asks_of(text: str) -> list[str]:
    """The separate things that a recommendation asks for: its sentences and list items with enough telling words."""
    parts = [part.strip() for part in re.split(r"(?<=[a-z)])[.;:•]\s+|\n", text) if part.strip()]
    asks = [part for part in parts if len(subjects_of(part)) >= vocabulary("thresholds")["asks"]["words"]]
    return asks or ([text] if subjects_of(text) else [])


@lru_cache(maxsize=4096)
def subjects_of(text: str) -> frozenset[str]:
    """The telling words of a text, cut to their stems: not the words that every improvement plan uses."""
    return frozenset(word[:6] for word in words(text) if word not in _everyday() and len(word) > 2)


def spoken_of(ask: str, said: Iterable[frozenset[str]]) -> bool:
    """Whether one of several actions holds enough of the telling words of what is asked."""
    limits = vocabulary("thresholds")["asks"]
    asked = subjects_of(ask)
    return any(
        len(asked & other) >= min(limits["shared"], max(1, round(limits["share"] * len(asked)))) for other in said
    )


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(word for text in vocabulary("everyday")["words"] for word in words(text) | {text})
