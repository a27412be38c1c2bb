"""A column's head as it is known again next month."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_OF_ITS_TIME = re.compile(
    rf"\b(?:{_MONTHS})\b|\b(?:19|20)\d\d(?:\s*[/–-]\s*\d\d(?:\d\d)?)?\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+|[£%#]")


@lru_cache(maxsize=4096)
def bare_head(text: str) -> str:
    """The words of a head in small letters, without the days, months and years that change from month to month.

    >>> bare_head("Update\\n(April 2022)"), bare_head("By whom / when?"), bare_head("March 2026"), bare_head("*")
    ('update', 'by whom when', 'march 2026', '*')
    """
    for said in (_OF_ITS_TIME.sub(" ", text), text):
        if words := " ".join(_WORD.findall(said.lower())):
            return words
    return text.strip().lower()
