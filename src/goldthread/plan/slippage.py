"""The dates that a timescale says were left behind, parted from those that hold now."""

from __future__ import annotations

import re
from functools import cache

from goldthread.plan.days_named import any_of, named_days, worded
from goldthread.plan.time_words import left_over
from goldthread.plan.vocabulary import vocabulary

_STRUCK = re.compile(r"~~(.+?)~~|<(?:s|del|strike)>(.+?)</(?:s|del|strike)>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")
_EDGES = " .,;:[(–-"


def plain(text: str) -> str:
    """The text without tags, with single spaces.

    >>> plain("1 <sup>st</sup> Nov")
    '1 st Nov'
    """
    return _SPACES.sub(" ", _TAG.sub(" ", text) if "<" in text else text)


def parted(text: str) -> tuple[str, tuple[str, ...]]:
    """The words that hold now, and each date that was left behind, as printed.

    >>> parted("May 2018 [slipped from March 2018]")
    ('May 2018', ('March 2018',))
    >>> parted("March 2016 extended to May 2016"), parted("~~May 2016~~ July 2016")
    (('May 2016', ('March 2016',)), ('July 2016', ('May 2016',)))
    >>> parted("Original: March 2023 Revised: June 2023")
    ('June 2023', ('March 2023',))
    """
    slips = [plain(one or other).strip() for one, other in _STRUCK.findall(text)]
    held = plain(_STRUCK.sub(" ", text))

    def keep(match: re.Match) -> str:
        if not _begins_with_a_date(match["then"]):
            return match[0]
        slips.extend(_each_date(match["then"].strip(_EDGES)))
        return f" {match['now'] or ''}"

    held = " ".join(_slipped_from().sub(keep, held).split())
    moved = _slipped_to().match(held)
    if moved and named_days(moved["then"]) and named_days(moved["now"]):
        slips.append(moved["then"][: named_days(moved["then"])[-1].end].strip(_EDGES))
        held = moved["now"]
    return held, tuple(slips)


def _each_date(text: str) -> list[str]:
    """The dates in a text such as “31 May 2026 and 31 July 2026”, or the text as it is."""
    parts = re.split(r"\s+and\s+|,\s*(?:then\s+)?", text)
    return parts if all(_begins_with_a_date(part) for part in parts) else [text]


def _begins_with_a_date(text: str) -> bool:
    names = named_days(text)
    return bool(names) and not left_over(text[: names[0].start])


@cache
def _slipped_from() -> re.Pattern:
    cues = vocabulary("timescales")["cues"]
    stop, to = r"[^\])(;\[,]", any_of(["to", *cues["slipped_to"]])
    return worded(
        rf"[\[(;,–-]{{0,4}}\s?(?<!\w)(?:has\s+)?{any_of(cues['slipped_from'])}\s*:?\s+(?P<then>{stop}{{1,60}}?)"
        rf"(?:\s+{to}\s*:?\s+(?P<now>{stop}{{1,60}}))?\s*(?:[\]);,.]|$)"
    )


@cache
def _slipped_to() -> re.Pattern:
    to = any_of(vocabulary("timescales")["cues"]["slipped_to"])
    return worded(rf"(?P<then>.*?)[\s\[(;,–-]{{0,6}}(?<!\w){to}(?!\w)[\s:]*(?P<now>.+)$")
