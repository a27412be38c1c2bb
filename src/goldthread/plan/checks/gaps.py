"""Gaps that a plan leaves where a figure, a day or a name is still to come."""

from __future__ import annotations

import re
from functools import lru_cache

_UNSET = r"\?+|x{1,3}|n|_{2,}|\.{3,}|tb[acds]|\[[^\]\d]{0,40}\]"
_GAP = re.compile(
    "|".join(
        (
            rf"(?:^|(?<=[\s(£]))(?:{_UNSET})\s?(?:%|per\s?cent)",
            r"\b(?:by|to|of|from|within|than)\s+(?:(?:date|month|year|the|end)\s+)*(?:\?+|x{2,}|_{2,}|tb[acd])(?=[\s.,;)]|$)",
            r"£\s?(?:\?|x{1,}\b|tb[ac])|\b(?:tbc|tba|tbd)\b|\bx{2,}\b|\b(?:insert|enter) (?:date|name|figure|number)\b",
            r"\b(?:targets?|figures?|baselines?|measures?|milestones?|dates?)\s+(?:is |are |still )*"
            r"(?:to be (?:set|agreed|confirmed|decided|determined|finalised)|not (?:yet )?(?:set|agreed)|awaited)",
            r"\bto set (?:this|the|a) (?:target|figure)\b",
        )
    ),
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def gap_in(text: str) -> str | None:
    """The first gap in a text, such as “?%”, “by ?”, “XX” or “target to be agreed”; ``None`` where there is none.

    >>> gap_in("Down by ?% this year"), gap_in("From 20% to 10% (why?)")
    ('?%', None)
    """
    found = _GAP.search(text)
    return found[0].strip() if found else None
