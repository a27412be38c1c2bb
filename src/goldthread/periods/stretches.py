"""The stretches of time that figures are given for: months, quarters, the financial year to date, rolling 12 months.

The financial year of English councils runs from April to March; its quarters begin in April, July, October and January.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldthread.periods.months import months_after

_APRIL = 4


class Stretch(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR_TO_DATE = "financial year to date"
    ROLLING_YEAR = "rolling 12 months"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months from the ``first`` day of one to the ``last`` day of another, and what kind of stretch they are."""

    first: date
    last: date
    stretch: Stretch = Stretch.MONTH

    def __post_init__(self) -> None:
        if self.first.day != 1 or self.last != _month_end(self.last) or self.first > self.last:
            raise ValueError(f"{self.first} to {self.last} is no stretch of whole months")

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each of its months, in order."""
        return months_between(self.first, self.last)

    @property
    def name(self) -> str:
        """The period in words, as a table heads its column with it."""
        month = f"{self.last:%B %Y}"
        if self.stretch is Stretch.QUARTER:
            return f"quarter {(self.first.month - _APRIL) % 12 // 3 + 1} of {financial_year(self.first)}"
        if self.stretch is Stretch.YEAR_TO_DATE:
            return f"{financial_year(self.first)} to the end of {month}"
        return f"12 months to {month}" if self.stretch is Stretch.ROLLING_YEAR else month


def month_of(day: date) -> Period:
    """The month that a day is in."""
    return Period(day.replace(day=1), _month_end(day))


def quarter_of(day: date) -> Period:
    """The quarter of the financial year that a day is in.

    >>> quarter_of(date(2026, 2, 14)).name
    'quarter 4 of 2025/26'
    """
    first = months_after(day.replace(day=1), -((day.month - 1) % 3))
    return Period(first, _month_end(months_after(first, 2)), Stretch.QUARTER)


def year_to_date(day: date) -> Period:
    """The financial year from its April to the end of the month that a day is in.

    >>> str(year_to_date(date(2026, 2, 14)).first), year_to_date(date(2026, 4, 1)).name
    ('2025-04-01', '2026/27 to the end of April 2026')
    """
    return Period(_april_before(day), _month_end(day), Stretch.YEAR_TO_DATE)


def rolling_year(day: date) -> Period:
    """The 12 months that end with the month that a day is in.

    >>> rolling_year(date(2026, 2, 14)).name, str(rolling_year(date(2026, 2, 14)).first)
    ('12 months to February 2026', '2025-03-01')
    """
    return Period(months_after(day.replace(day=1), -11), _month_end(day), Stretch.ROLLING_YEAR)


def financial_year(day: date) -> str:
    """The financial year that a day is in, as it is written.

    >>> financial_year(date(2000, 3, 31)), financial_year(date(2026, 4, 1))
    ('1999/00', '2026/27')
    """
    start = _april_before(day).year
    return f"{start}/{(start + 1) % 100:02}"


def months_between(first: date, last: date) -> tuple[date, ...]:
    """The first day of each month from that of ``first`` to that of ``last``; none if it is before.

    >>> [f"{month:%b %y}" for month in months_between(date(2025, 11, 20), date(2026, 1, 2))]
    ['Nov 25', 'Dec 25', 'Jan 26']
    """
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(months_after(first.replace(day=1), step) for step in range(count))


def _april_before(day: date) -> date:
    return date(day.year - (day.month < _APRIL), _APRIL, 1)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
