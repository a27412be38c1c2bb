"""The thing that an action promises to make or to change: “the participation strategy”, “the website”."""

from __future__ import annotations

from functools import lru_cache

from goldthread.plan.checks.likeness import plain, words
from goldthread.plan.vocabulary import vocabulary


@lru_cache(maxsize=2048)
def product_of(text: str) -> str | None:
    """The thing an action makes or changes, with the word that tells it from its like; ``None`` where it names none.

    >>> product_of("Pathway protocol to be revised"), product_of("A new website will be launched")
    ('pathway protocol', 'website')
    """
    said, known = plain(text).split(), vocabulary("products")
    if not any(word.startswith(tuple(known["makes"])) for word in said):
        return None
    for place, word in enumerate(said[: known["first_words"]]):
        before = said[place - 1] if place else ""
        if word in known["things"] and _telling(before):
            return f"{before} {word}"
        if word in known["alone"]:
            return word
    return None


def _telling(word: str) -> bool:
    """Whether a word tells one thing from its like: not “the”, “new” or the verb that makes it."""
    known = vocabulary("products")
    return bool(words(word)) and word not in known["plain"] and not word.startswith(tuple(known["makes"]))
