"""The colours a plan may claim, and the words and shades that mean them."""

from __future__ import annotations

import re
from typing import Literal

Rag = Literal["red", "amber", "green", "blue"]

_WORDS: dict[str, Rag] = {
    "red": "red", "r": "red",
    "amber": "amber", "yellow": "amber", "orange": "amber", "a": "amber",
    "green": "green", "g": "green",
    "blue": "blue", "b": "blue",
}  # fmt: skip
_SIGNS = {"🔴": "red", "🟥": "red", "🟠": "amber", "🟧": "amber", "🟡": "amber", "🟨": "amber",
          "🟢": "green", "🟩": "green", "🔵": "blue", "🟦": "blue"}  # fmt: skip
_MOST_BESIDE = 8  # words that a coloured sign may have beside it: “🟢 On track”
_SIGN = re.compile("|".join(_SIGNS))


def rag_from_word(text: str | None) -> Rag | None:
    """The rating that a printed word or letter stands for, alone or before its meaning; ``None`` where for none.

    >>> rag_from_word("Yellow"), rag_from_word("G"), rag_from_word("🔴"), rag_from_word("On track")
    ('amber', 'green', 'red', None)
    """
    if len(signs := {_SIGNS[sign] for sign in _SIGN.findall(text or "")}) == 1 and len(text.split()) <= _MOST_BESIDE:
        return signs.pop()
    text = _SIGN.sub(lambda found: f" {_SIGNS[found[0]]} ", text or "")
    bare = re.sub(r"[^a-z]", " ", text.lower()).split()
    found = {_WORDS[word] for word in bare if word in _WORDS and (len(word) > 1 or len(bare) == 1)}
    if len(found) != 1:
        return None
    explained = re.match(r"\s*[A-Za-z]+\s*[–:(,-]", text) and bare[0] in _WORDS and len(bare) <= 8
    return found.pop() if len(bare) <= 2 or explained else None
