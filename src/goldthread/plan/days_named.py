"""The days, months, seasons and years that a text names, each with where it stands.

Day and month are in British order. A name that is no day of any calendar ("31 June 2026") is given back
with ``impossible`` set, so that nobody takes it for the month or the year inside it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from goldthread.plan.vocabulary import vocabulary

_CENTURY = 2000
_FIRST_YEAR, _LAST_YEAR, _LAST_SHORT_YEAR = 1900, 2099, 49


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of days named at ``text[start:end]``; ``kind`` is date, month, season or year.

    ``first`` and ``last`` are ``None`` where no year stands with a month (``month`` and ``day`` say what does).
    """

    start: int
    end: int
    kind: str = ""
    first: date | None = None
    last: date | None = None
    month: int | None = None
    day: int | None = None
    impossible: bool = False

    def in_year(self, year: int) -> Named:
        """The same month or day in that year; ``impossible`` where the year has no such day."""
        if self.day is None:
            return _between(self, date(year, self.month, 1), _last_of(year, self.month))
        try:
            exact = date(year, self.month, self.day)
        except ValueError:
            return replace(self, impossible=True)
        return _between(self, exact, exact)


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first, whatever the spacing.

    >>> any_of(["end", "end of"])
    '(?:end\\\\s+of|end)'
    """
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


def worded(pattern: str) -> re.Pattern:
    """The pattern compiled for printed words: in capitals or not, and never a letter of another alphabet for ours."""
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def named_days(text: str) -> tuple[Named, ...]:
    """Everything in the text that names a day, a month, a season, a quarter or a year, in order.

    >>> [(n.kind, str(n.first), str(n.last)) for n in named_days("Dec-14, then 1st March 2016")]
    [('month', '2014-12-01', '2014-12-31'), ('date', '2016-03-01', '2016-03-01')]
    >>> named_days("31 June 2026")[0].impossible
    True
    """
    return tuple(
        _READERS[match.lastgroup](Named(match.start(), match.end()), _Parts(match))
        for match in _pattern().finditer(text)
        if not _is_verb(text, match)
    )


# "may" and "march" are also verbs: without a year they need their capital and no infinitive behind them.
_VERB = re.compile(r"(?:may|march)(?![a-z])|(?i:may)\s+(?:be|need|have|not|require|also|include|take|change|result)\b")


def _is_verb(text: str, match: re.Match) -> bool:
    sort = match.lastgroup
    if sort not in ("month", "worded") or match[f"{sort}_y"]:
        return False
    return bool(_VERB.match(text, match.start(f"{sort}_m")))


@cache
def _pattern() -> re.Pattern:
    words = vocabulary("timescales")
    month, counted = any_of(words["months"]), any_of(words["cues"]["counted"])
    year4 = r"(?:19|20)\d\d(?!\d)"
    short = r"[0-4]\d(?![\d%]|/\d|\s?(?:st|nd|rd|th)\b)"
    year2 = rf"(?:(?<=[-–‑/'’]){short}|['’]?{short}(?!\s*{counted}(?!\w)))"
    year = rf"(?:{year4}|{year2})"
    second = r"(?:\d{4}|\d\d)(?!\d)"
    ordinal = r"(?:\s?(?:st|nd|rd|th)\b)?"
    gap = r"[\s,.\-–‑/'’]*"
    slash = r"\s?[/\-–]\s?"
    quarter = any_of(words["quarters"])
    return worded(
        rf"""(?x)(?<![A-Za-z0-9?£\#])(?<![0-9]\.)(?:
        (?P<iso>(?P<iso_y>\d{{4}})-(?P<iso_m>\d{{1,2}})-(?P<iso_d>\d{{1,2}})(?!\d))
        |(?P<dmy>(?P<dmy_d>\d{{1,2}})\s?(?P<dmy_s>[/.\-–])\s?(?P<dmy_m>\d{{1,2}})\s?(?P=dmy_s)\s?
            (?P<dmy_y>\d{{4}}|\d\d)(?!\d))
        |(?P<worded>(?P<worded_d>\d{{1,2}}){ordinal}[\s\-–/.]*(?:of\s+)?(?P<worded_m>{month})(?![A-Za-z])
            (?:{gap}(?P<worded_y>{year})(?!/\d))?)
        |(?P<monthday>(?P<monthday_m>{month})\.?\s+(?P<monthday_d>\d{{1,2}}){ordinal},?\s+(?P<monthday_y>{year4}))
        |(?P<month>(?P<month_m>{month})(?![A-Za-z])
            (?:{gap}(?P<month_y>{year4}|{year2})(?P<month_z>\s?/\s?\d\d(?![\d/]|\s?/))?)?)
        |(?P<quarter>(?P<quarter_n>{quarter})(?!\w)(?:\s+of)?(?:\s+the)?(?:\s+financial\s+year)?[\s,:(\-–]*
            (?:(?P<quarter_y>{year4}|\d\d){slash}(?P<quarter_z>{second})|{year4})?)
        |(?P<season>(?P<season_n>{any_of(words["seasons"])})(?P<season_t>\s+term)?(?:\s+of)?[\s,]*(?P<season_y>{year})
            (?:[/\-–](?P<season_z>\d\d)(?!\d))?)
        |(?P<feast>(?P<feast_n>{any_of(words["feasts"])})(?:\s+of)?[\s,]*(?P<feast_y>{year}))
        |(?P<sorted>(?P<sorted_n>{any_of(words["years"])})\s+year\s+(?P<sorted_y>\d{{4}}|\d\d){slash}(?P<sorted_z>{second}))
        |(?P<monthyear>(?P<monthyear_m>\d{{1,2}})[/.\-](?P<monthyear_y>{year4}))
        |(?P<yearquarter>(?P<yearquarter_y>{year4}){slash}(?P<yearquarter_z>{second})[\s,:(\-–]*
            (?P<yearquarter_n>{quarter})(?!\w))
        |(?P<years>(?P<years_y>{year4})\s?(?P<years_s>[/\-–—]|to\b)\s?(?P<years_z>{second}))
        |(?P<year>(?P<year_y>{year4})(?![/.\-]\d))
        )"""
    )


class _Parts:
    """The parts of one match by their short names: ``y`` the year, ``z`` the year after it, ``m``, ``d``, ``n``."""

    def __init__(self, match: re.Match):
        self._match = match

    def __getitem__(self, part: str) -> str | None:
        name = f"{self._match.lastgroup}_{part}"
        return self._match[name] if name in self._match.re.groupindex else None

    @property
    def month(self) -> int:
        return int(self["m"]) if self["m"].isdigit() else vocabulary("timescales")["months"][self["m"].lower()]

    @property
    def year(self) -> int:
        digits = self["y"].lstrip("'’")
        return int(digits) if len(digits) == 4 else _CENTURY + int(digits)

    @property
    def year_is_sane(self) -> bool:
        short = len(self["y"].lstrip("'’")) == 2
        return _FIRST_YEAR <= self.year <= (_CENTURY + _LAST_SHORT_YEAR if short else _LAST_YEAR)

    @property
    def two_years(self) -> bool:
        """Whether the second year is the one after the first, as in "2016/17"."""
        second = self["z"]
        return self.year_is_sane and int(second) == (self.year + 1 if len(second) == 4 else (self.year + 1) % 100)

    def among(self, table: str):
        """What the vocabulary's table says of the name."""
        return vocabulary("timescales")[table][" ".join(self["n"].lower().split())]


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _between(name: Named, first: date, last: date) -> Named:
    return replace(name, first=first, last=last)


def _months(name: Named, year: int, first: int, last: int) -> Named:
    """From the first month of the year to the last, which is in the next year where it comes before the first."""
    return _between(name, date(year, first, 1), _last_of(year if last >= first else year + 1, last))


def _exact(name: Named, parts: _Parts) -> Named:
    if not 1 <= parts.month <= 12 or not 1 <= int(parts["d"]) <= 31:
        return replace(name, kind="date", impossible=True)
    named = replace(name, kind="date", month=parts.month, day=int(parts["d"]))
    if not parts["y"]:
        return named
    return named.in_year(parts.year) if parts.year_is_sane else replace(named, impossible=True)


def _month(name: Named, parts: _Parts) -> Named:
    """ "March 2016/17" could be either year's March: it is not placed."""
    if not 1 <= parts.month <= 12 or parts["z"]:
        return replace(name, kind="month", impossible=True)
    named = replace(name, kind="month", month=parts.month)
    return named.in_year(parts.year) if parts["y"] else named


def _season(name: Named, parts: _Parts) -> Named:
    """The months of a season or a school term. The spring and summer of "2016/17" are in its second year."""
    named = replace(name, kind="season")
    first, last = parts.among("terms" if parts["t"] and "winter" not in parts["n"].lower() else "seasons")
    if parts["z"] and not parts.two_years:
        return replace(named, impossible=True)
    in_second_year = parts["z"] and first < vocabulary("timescales")["years"]["academic"]
    return _months(named, parts.year + 1 if in_second_year else parts.year, first, last)


def _feast(name: Named, parts: _Parts) -> Named:
    day = date(parts.year, *parts.among("feasts"))
    return _between(replace(name, kind="season"), day, day)


def _quarter(name: Named, parts: _Parts) -> Named:
    """A quarter of a financial year. "Q3 2016" could be either year's: it is not placed."""
    named = replace(name, kind="season")
    if not parts["y"] or not parts.two_years:
        return replace(named, impossible=True)
    first = 3 * parts.among("quarters") + 1
    return _months(named, parts.year, first, first + 2) if first < 12 else _months(named, parts.year + 1, 1, 3)


def _sorted_year(name: Named, parts: _Parts) -> Named:
    starts = parts.among("years")
    named = replace(name, kind="season")
    return _months(named, parts.year, starts, starts - 1) if parts.two_years else replace(named, impossible=True)


def _years(name: Named, parts: _Parts) -> Named:
    """ "2016/17" and "2016-17" are a financial year, "2016-2018" and "2016 to 2017" are years, "2016-07" is a month."""
    named, second = replace(name, kind="season"), parts["z"]
    if parts.two_years and (len(second) == 2 or parts["s"] == "/"):
        return _months(named, parts.year, vocabulary("timescales")["years"]["financial"], 3)
    if len(second) == 2 and parts["s"] == "-" and 1 <= int(second) <= 12:
        return replace(name, kind="month", month=int(second)).in_year(parts.year)
    if len(second) == 2 or not parts.year < int(second) <= _LAST_YEAR:
        return replace(named, impossible=True)
    return _between(named, date(parts.year, 1, 1), date(int(second), 12, 31))


def _year(name: Named, parts: _Parts) -> Named:
    return _months(replace(name, kind="year"), parts.year, 1, 12)


_READERS: dict[str, Callable[[Named, _Parts], Named]] = {
    "iso": _exact, "dmy": _exact, "worded": _exact, "monthday": _exact,
    "month": _month, "monthyear": _month, "season": _season, "feast": _feast,
    "quarter": _quarter, "yearquarter": _quarter, "sorted": _sorted_year, "years": _years, "year": _year,
}  # fmt: skip
