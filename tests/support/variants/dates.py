"""The same day or month, written as another council writes it."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip
_MONTH = re.compile(r"^(?:End (?:of )?)?([A-Za-z]{3,9})[- ]?(\d{4}|\d{2})$")
_DAY = re.compile(r"^(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})$")


def _month_number(word: str) -> int | None:
    found = [n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(word.lower()[:4])]
    return found[0] if len(found) == 1 else None


def month_of(text: str) -> tuple[int, int] | None:
    """Year and month, where the whole text is a month.

    >>> month_of("Feb-17"), month_of("End Sept 2015"), month_of("May 2015 onwards")
    ((2017, 2), (2015, 9), None)
    """
    found = _MONTH.match(text)
    month = _month_number(found[1]) if found else None
    return (int(found[2]) % 2000 + 2000, month) if found and month else None


def day_of(text: str) -> date | None:
    """The day, where the whole text is one in words."""
    found = _DAY.match(text)
    month = _month_number(found[2]) if found else None
    return date(int(found[3]), month, int(found[1])) if found and month else None


def month_in(style: str, year: int, month: int) -> str | None:
    """A month in a style; ``None`` where the style needs a day."""
    name = MONTHS[month - 1]
    return {
        "long": f"{name} {year}", "short": f"{name[:3]} {year}", "iso": f"{year}-{month:02}",
        "hyphen": f"{name[:3]}-{year % 100:02}", "end": f"End {name} {year}", "slash month": f"{month:02}/{year}",
    }.get(style)  # fmt: skip


def day_in(style: str, day: date) -> str:
    """A day in a style."""
    name, two = MONTHS[day.month - 1], f"{day.year % 100:02}"
    return {
        "short": f"{day.day} {name[:3]} {day.year}", "iso": day.isoformat(), "hyphen": f"{day.day}-{name[:3]}-{two}",
        "end": f"{day.day}{_ordinal(day.day)} {name} {day.year}", "day": f"{day:%d/%m/%Y}",
        "dotted": f"{day:%d.%m}.{two}", "slash month": f"{day:%d/%m/%Y}",
    }.get(style, f"{day.day} {name} {day.year}")  # fmt: skip


def _ordinal(day: int) -> str:
    return "th" if 11 <= day % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
