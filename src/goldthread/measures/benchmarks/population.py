"""Children aged 0 to 17 in an area: what the rates per 10,000 divide by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.measures.benchmarks.areas import Area
from goldthread.measures.benchmarks.book import Book, shipped_benchmarks
from goldthread.measures.benchmarks.figures import NOT_PUBLISHED, Figure, Status
from goldthread.measures.benchmarks.pairs import settings
from goldthread.measures.benchmarks.source import Source

POPULATION = "population"


@dataclass(frozen=True, slots=True)
class Population:
    """The children of an area by the estimate of mid-``year``; ``said`` where that is not the year that was asked."""

    area: str
    asked: int
    year: int | None
    figure: Figure
    source: Source | None
    said: str | None

    @property
    def people(self) -> int | None:
        """How many children, or None where it cannot be said."""
        return None if self.figure.value is None else int(self.figure.value)


def population(area_code: str, year: int, *, book: Book | None = None) -> Population:
    """The children aged 0 to 17 of an area at mid-``year``.

    For a year that is not published yet, or has no number, it is the latest earlier year that has one, and ``said``
    says so. Where there is none, ``people`` is None and ``said`` says why. An ONS code may be a former one.
    """
    book = book or shipped_benchmarks()
    area = book.areas.get(area_code)
    if area is None:
        return Population(area_code, year, None, NOT_PUBLISHED, None, f"No population is published for {area_code}.")
    own = book.figure(POPULATION, area.code, year)
    if own.status is Status.PUBLISHED:
        return _of(book, area, year, year, None)
    earlier = [other for other in book.years(POPULATION, area.code) if other < year]
    for other in reversed(earlier):
        if book.figure(POPULATION, area.code, other).status is Status.PUBLISHED:
            return _of(book, area, year, other, f"The population of {year} is {own.status}; that of {other} is used.")
    why = f"The population of {area.name} in {year} is {own.status}, and no earlier one is published."
    return Population(area.code, year, None, own, None, why)


def population_on(area_code: str, day: date, *, book: Book | None = None) -> Population:
    """The children that a rate of this day divides by: the last mid-year estimate on or before the day.

    So does DfE: its rates at 31 March 2025 divide by the estimate of 30 June 2024.
    """
    return population(area_code, mid_year_before(day), book=book)


def mid_year_before(day: date) -> int:
    """The year of the last mid-year estimate on or before a day.

    >>> mid_year_before(date(2025, 3, 31)), mid_year_before(date(2025, 6, 30))
    (2024, 2025)
    """
    rule = settings()["population"]
    return day.year if day >= date(day.year, rule["month"], rule["day"]) else day.year - 1


def _of(book: Book, area: Area, asked: int, year: int, said: str | None) -> Population:
    figure = book.figure(POPULATION, area.code, year)
    return Population(area.code, asked, year, figure, book.source(POPULATION, area.code, year), said)
