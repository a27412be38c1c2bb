"""The figures that a text promises: what a measure could be held against."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from goldthread.plan.days_named import any_of, worded
from goldthread.plan.vocabulary import vocabulary

_WITHIN = 40  # letters before a figure within which a word that makes it a report stands
_SPACES = re.compile(r"\s+")
_TAG = re.compile(r"<[^<>]*>")
# A percentage with a day in brackets behind it says how things stood on that day.
_AS_IT_STOOD = re.compile(r"\s*\(\s*(?:as\s+(?:at|of)\s+|in\s+)?(?:[A-Za-z]{3,9}\.?\s+)?(?:\d{1,2}\s+)?(?:19|20)\d\d")


@lru_cache(maxsize=4096)
def targets_in(text: str | None) -> tuple[str, ...]:
    """The figures promised in an outcome, action or success measure, as printed and in order.

    A percentage, a limit of time, a number to reach, or the gap left for one ("?% by ?"). What is only reported
    ("up from 40%", "47% (June 2018)"), an age and a key stage are not promises.

    >>> targets_in("95% of visits are recorded, and shared within 3 days")
    ('95%', 'within 3 days')
    >>> targets_in("Half of the over 10s; use of locums reduced to below 12%, from 40% (June 2018)")
    ('reduced to below 12%',)
    """
    plain = _SPACES.sub(" ", _TAG.sub(" ", text or "")).strip()
    said: dict[str, None] = {}
    for match in _pattern().finditer(plain):
        if not _only_reported(plain, match):
            said.setdefault(match[0].strip())
    return tuple(said)


def _only_reported(text: str, match: re.Match) -> bool:
    if match.lastgroup != "share":
        return False
    return bool(
        _before_report().search(text[max(0, match.start() - _WITHIN) : match.start()])
        or _AS_IT_STOOD.match(text, match.end())
        or _after_share().match(text, match.end())
    )


@cache
def _before_report() -> re.Pattern:
    return worded(rf"(?<!\w){any_of(vocabulary('targets')['reports'])}\s+(?:an?\s+)?$")


@cache
def _after_share() -> re.Pattern:
    return worded(rf"\s+{any_of(vocabulary('targets')['compares'])}(?!\w)")


@cache
def _pattern() -> re.Pattern:
    words = vocabulary("targets")
    bound, move, unit = any_of(words["bounds"]), any_of(words["moves"]), any_of(words["units"])
    firm = any_of(word for word in words["bounds"] if word not in words["also_ages"])
    number = rf"(?:\d[\d,]*(?:\.\d+)?|{any_of(words['numbers'])})"
    month = any_of(vocabulary("timescales")["months"])
    when = rf"(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:{month}\s+)?(?:19|20)\d\d(?!\d)"
    year = r"(?:19|20)\d\d(?!\d)"
    length = rf"{number}(?:\s*(?:-|–|to)\s*{number})?[\s-]*{unit}"
    before = rf"(?:(?:{move}\s+)?(?:(?:an?\s+)?{bound}\s*)?)"
    return worded(
        rf"""(?x)(?<![\w£$.,])(?:
        (?P<share>(?:by\s+{when}\s+)?{before}\d+(?:\.\d+)?(?:\s?(?:-|–|to)\s?\d+(?:\.\d+)?)?\s?(?:%|per\s?cent\b)
            (?:(?:\s+[\w’'-]+){{0,5}}?\s+by\s+{when})?)
        |(?P<gap>(?:{move}\s+)?(?:\?+|x+|\.\.+|_+)\s?%(?:\s+by\s+(?:\?+|{when}))?)
        |(?P<limit>{any_of(words["time_limits"])}\s+(?:the\s+first\s+{unit}|(?:the\s+(?:first\s+)?)?{length})(?!\w))
        |(?P<stretch>{before}{length}\s+(?:or\s+(?:more|less|fewer|longer|sooner)|by\s+{when})|(?:an?\s+)?{firm}\s+{length}(?!\w))
        |(?P<reach>(?:{move}\s+(?:{bound}\s+)?|(?:an?\s+)?{firm}\s*)(?:\d[\d,]*(?:\.\d+)?|once|twice)(?![\d%]|\s?[-–]\s?\d))
        |(?P<ratio>\d+\s+(?:out\s+of|in\s+every)\s+(?:every\s+)?\d+)
        |(?P<period>{any_of(words["periods"])})(?!\w)
        |(?P<scope>{any_of(words["frequencies"])}(?:\s+[\w’'-]+){{1,5}}?\s+{any_of(words["everyone"])}\s+[\w’'-]+)
        |(?P<done>{any_of(words["done_in"])}\s+(?:in|by)\s+{year})
        |(?P<promise>{any_of(words["plain_promises"])})(?!\w)
        )"""
    )
