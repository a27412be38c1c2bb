"""Words that the edge of a narrow cell broke in two: “Septembe r 2015”."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BROKEN = re.compile(r"\b([A-Z][a-z]{3,})\s([a-z]{1,3})\b")
_BROKEN_DAY = re.compile(
    r"\b\d{1,2}([/.])\d{1,2}(?:\1 \d{4}|\1\d \d{3}|\1\d\d \d\d|\1\d{3} \d)\b|\b\d{1,2}[/.] \d{1,2}[/.]\d{4}\b"
)
_LONE = frozenset("bcdefghjklmnpqrstuvwxyz")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Every word of a document, in small letters, with the months, which a document may only print broken."""
    months = (
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    )
    return frozenset(months).union(*(re.findall(r"[a-z]{5,}", text.lower()) for text in texts))


def mended(text: str, words: frozenset[str]) -> str:
    """The text with halves of words put together where the whole word stands elsewhere, or the second half is no word.

    >>> mended("Septembe r 2015, Coordinat or", frozenset({"september", "coordinator"}))
    'September 2015, Coordinator'
    >>> mended("31/05/202 2", frozenset())
    '31/05/2022'
    """

    def whole(found: re.Match[str]) -> str:
        together = f"{found[1]}{found[2]}"
        known = together.lower() in words and found[1].lower() not in words
        return together if known or found[2] in _LONE else found[0]

    return _BROKEN_DAY.sub(lambda found: found[0].replace(" ", ""), _BROKEN.sub(whole, text))
