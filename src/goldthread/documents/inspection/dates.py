"""The days that a cover prints: when the inspectors came, and when the report was published."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from goldthread.plan.vocabulary import vocabulary

_TO = r"\s*(?:[-–—]|to|until|and)\s*"
_LABEL = r"inspection dates?|dates? of (?:the )?(?:inspection|visit)|visit dates?"
_SENTENCE = r"\b(?:visit|inspection)\b.{0,160}?\b(?:on|from|between)\b"  # a letter prints no label
_BEFORE = r"\b(?:between|from|on)\b"  # “Between 15 and 19 May 2017, Ofsted undertook a joint inspection”
_AFTER = r".{0,200}?\b(?:inspect|visit)"
_NEAR = 30  # letters between “Inspection dates” and the first of them
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"


def inspected(text: str) -> tuple[str | None, str | None]:
    """The first and the last day of the inspection; both the same where one day is printed.

    >>> inspected("Inspection dates: 29 January to 9 February 2018")
    ('2018-01-29', '2018-02-09')
    >>> inspected("Inspection date: 28 July 2016 Report published: 20 September 2016")
    ('2016-07-28', '2016-07-28')
    """
    text = _in_words(text)
    for said, then in ((_LABEL, ""), (_SENTENCE, ""), (_BEFORE, _AFTER)):
        for found in re.finditer(said, text, re.IGNORECASE):
            first, last = _first_and_last(text[found.end() :], then)
            if first:
                return first, last
    return None, None


def published(text: str) -> str | None:
    """The day on which the report says it was published.

    >>> published("Report published: 5 August 2016")
    '2016-08-05'
    """
    text = _in_words(text)
    found = re.search(rf"\b(?:published(?: on)?|publication(?: date)?)\s*:?\s*{_day('a', 'year')}", text, re.IGNORECASE)
    return _iso(found["day_a"], found["month_a"], found["year_a"]) if found else None


def _in_words(text: str) -> str:
    """The text with days in figures, “05/11/2018”, as the rest of the room knows them, “05 november 2018”."""
    names = {number: name for name, number in vocabulary("timescales")["months"].items()}
    return re.sub(
        r"\b(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)\b",
        lambda found: f"{found[1]} {names.get(int(found[3]), found[3])} {found[4]}",
        text,
    )


def _first_and_last(text: str, then: str = "") -> tuple[str | None, str | None]:
    days = rf".{{0,{_NEAR if not then else 1}}}?{_day('a', 'maybe')}(?:{_TO}{_day('b', 'year')})?{then}"
    found = re.match(days, text, re.IGNORECASE | re.DOTALL)
    if not found:
        return None, None
    year = found["year_a"] or found["year_b"]
    first = _iso(found["day_a"], found["month_a"] or found["month_b"], year)
    last = _iso(found["day_b"], found["month_b"], found["year_b"]) if found["day_b"] else first
    return (_a_year_earlier(first), last) if first and last and first > last and not found["year_a"] else (first, last)


def _a_year_earlier(day: str) -> str:
    """“25 November to 6 December 2019” names its year once; “9 December to 10 January 2020” means two."""
    return f"{int(day[:4]) - 1}{day[4:]}"


def _iso(day: str | None, month: str | None, year: str | None) -> str | None:
    if not (day and month and year):
        return None
    try:
        return date(int(year), vocabulary("timescales")["months"][month.lower()], int(day)).isoformat()
    except (ValueError, KeyError):
        return None


@cache
def _day(name: str, year: str) -> str:
    months = "|".join(sorted(vocabulary("timescales")["months"], key=len, reverse=True))
    in_full = rf"\s+(?P<month_{name}>{months})\.?,?\s+(?P<year_{name}>(?:19|20)\d\d)"
    maybe = rf"(?:\s+(?P<month_{name}>{months})\b\.?)?(?:,?\s+(?P<year_{name}>(?:19|20)\d\d))?"
    return rf"{_WEEKDAY}(?P<day_{name}>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?{in_full if year == 'year' else maybe}"
