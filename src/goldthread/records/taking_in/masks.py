"""What a report may show of a cell: its shape, or the code-like word itself; never a name, a day or a child's words."""

from __future__ import annotations

import re

from goldthread.records.schema import Field

_CODE_LIKE = re.compile(r"[A-Z0-9]{1,5}|[a-z]{1,2}\)?|\d{1,3}[A-Za-z]?")
_LONGEST = 20


def shown(text: str, field: Field | None) -> str:
    """The text itself where it says nothing of anybody, else its shape.

    >>> personal = Field("pers_sex", "code", "personal", codes="sex")
    >>> shown("X", personal), shown("Mary Smith", personal), shown("31/02/2026", Field("a", "date", "personal"))
    ('“X”', '9 letters in 2 words', '99/99/9999')
    """
    if field and (field.sensitivity == "none" or (field.type in ("code", "flag") and _CODE_LIKE.fullmatch(text))):
        return f"“{text[:_LONGEST]}”"
    words = text.split()
    if words and all(word.isalpha() for word in words):
        letters = sum(map(len, words))
        return f"{letters} letter{'s' * (letters != 1)}" + (f" in {len(words)} words" if len(words) > 1 else "")
    shape = re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "9", text))
    return shape if len(shape) <= _LONGEST else f"{len(text)} characters"
