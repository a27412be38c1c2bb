"""The days, months, seasons and years that a text names, each with where it stands.

Day and month are in British order. A name that is no day of any calendar ("31 June 2026") is given back
with ``impossible`` set, so that nobody takes it for the month or the year inside it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from goldthread.plan.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of days named at ``text[start:end]``.

    ``first`` and ``last`` are ``None`` where no year stands with a month (``month`` and ``day`` then say what stands).
    """

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    month: int | None = None
    day: int | None = None
    impossible: bool = False

    @property
    def year(self) -> int | None:
        """The year that stands in the text, where it is one year."""
        return self.first.year if self.first else None

    def in_year(self, year: int) -> Named:
        """The same month or day in a year borrowed from elsewhere in the text."""
        if self.month is None:
            return self
        if self.day is None:
            return replace(self, first=date(year, self.month, 1), last=_last_of(year, self.month))
        return _the_day(self, year, self.month, self.day)


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _the_day(name: Named, year: int, month: int, day: int) -> Named:
    try:
        exact = date(year, month, day)
    except ValueError:
        return replace(name, kind="date", impossible=True)
    return replace(name, kind="date", first=exact, last=exact)


def any_of(words) -> str:
    """A pattern that matches any of the words, the longest first, whatever the spacing.

    >>> any_of(["end", "end of"])
    '(?:end\\\\s+of|end)'
    """
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


@cache
def _pattern() -> re.Pattern:
    words = vocabulary("timescales")
    month, season, feast = any_of(words["months"]), any_of(words["seasons"]), any_of(words["feasts"])
    year_sort, counted = any_of(words["years"]), any_of(words["cues"]["counted"])
    year4 = r"(?:19|20)\d\d(?!\d)"
    year2 = rf"\d\d(?![\d%]|/\d|\s?(?:st|nd|rd|th)\b|\s*{counted}(?!\w))"
    year = rf"(?:{year4}|['’]?{year2})"
    next_year = r"(?:\d\d(?:\d\d)?)(?![\d])"
    ordinal = r"(?:\s?(?:st|nd|rd|th)\b)?"
    gap = r"[\s,.\-–‑/'’]*"
    return re.compile(
        rf"""(?<![A-Za-z0-9?])(?:
        (?P<iso>(?P<iso_y>\d{{4}})-(?P<iso_m>\d{{1,2}})-(?P<iso_d>\d{{1,2}})(?!\d))
        |(?P<dmy>(?P<dmy_d>\d{{1,2}})\s?(?P<dmy_s>[/.\-–])\s?(?P<dmy_m>\d{{1,2}})\s?(?P=dmy_s)\s?(?P<dmy_y>\d{{4}}|\d\d)(?!\d))
        |(?P<worded>(?P<worded_d>\d{{1,2}}){ordinal}[\s\-–/.]*(?:of\s+)?(?P<worded_m>{month})(?![A-Za-z])(?:{gap}(?P<worded_y>{year})(?!/\d))?)
        |(?P<monthday>(?P<monthday_m>{month})\.?\s+(?P<monthday_d>\d{{1,2}}){ordinal},?\s+(?P<monthday_y>{year4}))
        |(?P<month>(?P<month_m>{month})(?![A-Za-z])(?:{gap}(?P<month_y>{year})(?!\s?/\s?\d\d(?!\d|\s?/)))?)
        |(?P<quarter>(?:q|quarter|qtr)\s?(?P<quarter_n>[1-4])(?!\d)(?:\s+of)?(?:\s+the)?(?:\s+financial\s+year)?[\s,:\-–]*
            (?:(?P<quarter_y>{year4})\s?[/\-–]\s?(?P<quarter_z>{next_year})|{year4})?)
        |(?P<season>(?P<season_n>{season})(?P<season_t>\s+term)?(?:\s+of)?[\s,]*(?P<season_y>{year})(?:[/\-–](?P<season_z>\d\d)(?!\d))?)
        |(?P<feast>(?P<feast_n>{feast})(?:\s+of)?[\s,]*(?P<feast_y>{year}))
        |(?P<sorted>(?P<sorted_s>{year_sort})\s+year\s+(?P<sorted_y>\d{{4}}|\d\d)\s?[/\-–]\s?(?P<sorted_z>{next_year}))
        |(?P<monthyear>(?P<monthyear_m>\d{{1,2}})[/.\-](?P<monthyear_y>{year4}))
        |(?P<years>(?P<years_y>{year4})\s?(?P<years_s>[/\-–—]|to\b)\s?(?P<years_z>{next_year}))
        |(?P<year>(?P<year_y>{year4})(?![/.\-]\d))
        )""",
        re.IGNORECASE | re.VERBOSE,
    )


def _full(year: str) -> int:
    digits = year.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _exact(name: Named, match: re.Match, sort: str) -> Named:
    month, day, year = match[f"{sort}_m"], int(match[f"{sort}_d"]), match[f"{sort}_y"]
    number = int(month) if month.isdigit() else vocabulary("timescales")["months"][month.lower()]
    if year is None:
        return replace(name, kind="date", month=number, day=day, impossible=not 1 <= day <= 31)
    return _the_day(name, _full(year), number, day)


def _whole_month(name: Named, match: re.Match, sort: str) -> Named:
    month, year = match[f"{sort}_m"], match[f"{sort}_y"]
    number = int(month) if month.isdigit() else vocabulary("timescales")["months"][month.lower()]
    if not 1 <= number <= 12:
        return replace(name, kind="month", impossible=True)
    named = replace(name, kind="month", month=number)
    return named.in_year(_full(year)) if year else named


def _stretch(name: Named, year: int, first: int, last: int) -> Named:
    ends_in = year if last >= first else year + 1
    return replace(name, kind="season", first=date(year, first, 1), last=_last_of(ends_in, last))


def _season(name: Named, match: re.Match, sort: str) -> Named:
    words = vocabulary("timescales")
    table = words["terms"] if match["season_t"] else words["seasons"]
    first, last = table.get(match["season_n"].lower(), words["seasons"][match["season_n"].lower()])
    year = _full(match["season_y"])
    if match["season_z"] and not _follows(year, match["season_z"]):
        return replace(name, kind="season", impossible=True)
    in_second_year = match["season_z"] and first < vocabulary("timescales")["years"]["academic"]
    return _stretch(name, year + 1 if in_second_year else year, first, last)


def _feast(name: Named, match: re.Match, sort: str) -> Named:
    day = date(_full(match["feast_y"]), *vocabulary("timescales")["feasts"][match["feast_n"].lower()])
    return replace(name, kind="season", first=day.replace(day=1), last=day)


def _follows(year: int, next_year: str) -> bool:
    return int(next_year) == (year + 1 if len(next_year) == 4 else (year + 1) % 100)


def _quarter(name: Named, match: re.Match, sort: str) -> Named:
    """A quarter of a financial year. "Q3 2016" could be either year's: it is not placed."""
    if not match["quarter_y"] or not _follows(int(match["quarter_y"]), match["quarter_z"]):
        return replace(name, kind="season", impossible=True)
    year, number = int(match["quarter_y"]), int(match["quarter_n"])
    return _stretch(name, year, 3 * number + 1, 3 * number + 3) if number < 4 else _stretch(name, year + 1, 1, 3)


def _sorted_year(name: Named, match: re.Match, sort: str) -> Named:
    year, starts = _full(match["sorted_y"]), vocabulary("timescales")["years"][match["sorted_s"].lower()]
    if not _follows(year, match["sorted_z"]):
        return replace(name, kind="season", impossible=True)
    return _stretch(name, year, starts, starts - 1)


def _years(name: Named, match: re.Match, sort: str) -> Named:
    """"2016/17" and "2016-17" are a financial year, "2016-2018" and "2016 to 2017" are calendar years."""
    year, second, between = int(match["years_y"]), match["years_z"], match["years_s"]
    if _follows(year, second) and (len(second) == 2 or between == "/"):
        return _stretch(name, year, 4, 3)
    if len(second) == 2 and between == "-" and 1 <= int(second) <= 12:
        return replace(name, kind="month", month=int(second)).in_year(year)
    if len(second) == 2 or int(second) <= year:
        return replace(name, kind="season", impossible=True)
    return replace(name, kind="season", first=date(year, 1, 1), last=date(int(second), 12, 31))


def _year(name: Named, match: re.Match, sort: str) -> Named:
    return replace(name, kind="year", first=date(int(match["year_y"]), 1, 1), last=date(int(match["year_y"]), 12, 31))


_READERS: dict[str, Callable[[Named, re.Match, str], Named]] = {
    "iso": _exact, "dmy": _exact, "worded": _exact, "monthday": _exact,
    "month": _whole_month, "monthyear": _whole_month,
    "season": _season, "feast": _feast, "quarter": _quarter, "sorted": _sorted_year, "years": _years, "year": _year,
}  # fmt: skip

# "may" and "march" are also verbs: without a year they need their capital and no infinitive behind them.
_VERB = re.compile(r"may|march|(?i:may)\s+(?:be|need|have|not|require|also|include|take|change|result)\b")


def named_days(text: str) -> tuple[Named, ...]:
    """Everything in the text that names a day, a month, a season, a quarter or a year, in order.

    >>> [(n.kind, str(n.first), str(n.last)) for n in named_days("Dec-14, then 1st March 2016")]
    [('month', '2014-12-01', '2014-12-31'), ('date', '2016-03-01', '2016-03-01')]
    >>> named_days("31 June 2026")[0].impossible
    True
    """
    found = (
        _READERS[match.lastgroup](Named(match.start(), match.end(), ""), match, match.lastgroup)
        for match in _pattern().finditer(text)
    )
    return tuple(name for name in found if name.first or name.impossible or not _VERB.match(text, name.start))
