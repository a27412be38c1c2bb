"""Why words that somebody typed as a new date are no date."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

from goldthread.plan.checks.moments import in_words
from goldthread.plan.days_named import any_of, named_days, worded
from goldthread.plan.timescale import read_timescale
from goldthread.plan.vocabulary import vocabulary

_TRY = "Write it as 18/12/2026."
_LONGEST = 60  # letters of what was typed that an answer repeats
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def why_no_date(text: str) -> str | None:
    """A plain sentence that says why the text names no day to be held to; ``None`` where it does.

    >>> why_no_date("31/06/2026"), why_no_date("29 Feb 2027"), why_no_date("18/12/2026"), why_no_date("end March 2027")
    ('31/06/2026 is not a date. June has 30 days.', '29 Feb 2027 is not a date. February 2027 has 28 days.', None, None)
    >>> why_no_date("18/13/2026")
    '18/13/2026 is not a date. There is no month 13.'
    >>> why_no_date("18 December"), why_no_date("soon")
    ('“18 December” has no year. Write it as 18/12/2026.', '“soon” is not a date. Write it as 18/12/2026.')
    """
    said = " ".join(text.split())
    if read_timescale(said).latest:
        return None
    if len(said) > _LONGEST:
        said = f"{said[:_LONGEST]} …"
    if parts := _typed().fullmatch(said):
        return _why_impossible(said, parts)
    names = named_days(said)
    if names and not any(name.first or name.impossible for name in names):
        return f"“{said}” has no year. {_TRY}"
    if read_timescale(said).earliest:
        return f"“{said}” says when work starts, not when it will be done. {_TRY}"
    return f"“{said}” is not a date. {_TRY}"


def _why_impossible(said: str, parts: re.Match) -> str:
    found = {name[0]: value for name, value in parts.groupdict().items() if value}
    day, year = int(found["d"]), int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
    month = int(found["m"]) if found["m"].isdigit() else vocabulary("timescales")["months"][found["m"].lower()]
    if not 1 <= month <= 12:
        return f"{said} is not a date. There is no month {month}."
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return f"{said} is not a date. Check the year."
    last = monthrange(year, month)[1]
    if 1 <= day <= last:
        return f"{said} is not a date. {_TRY}"
    if day < 1:
        return f"{said} is not a date. Months begin with day 1."
    name = in_words(f"{year}-{month:02}")
    name = name if month == 2 else name.removesuffix(f" {year}")
    return f"{said} is not a date. {name} has {last} days."


@cache
def _typed() -> re.Pattern:
    month, gap = any_of(vocabulary("timescales")["months"]), r"[\s/.\-–]{1,3}"
    return worded(
        rf"(?P<d1>\d{{1,2}}){gap}(?P<m1>\d{{1,2}}){gap}(?P<y1>\d{{4}}|\d\d)"
        rf"|(?P<y2>\d{{4}})-(?P<m2>\d{{1,2}})-(?P<d2>\d{{1,2}})"
        rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?{gap}(?:of\s+)?(?P<m3>{month}){gap}(?P<y3>\d{{4}}|\d\d)"
    )
