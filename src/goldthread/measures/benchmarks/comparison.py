"""A measure beside what is published: England, the region, the statistical neighbours, and the council's own figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median
from typing import NamedTuple

from goldthread.errors import UserError
from goldthread.measures.benchmarks.areas import ENGLAND, Area
from goldthread.measures.benchmarks.book import Book, shipped_benchmarks
from goldthread.measures.benchmarks.figures import Figure, Status
from goldthread.measures.benchmarks.pairs import Pair, pairs, settings, why_without
from goldthread.measures.benchmarks.population import population_on

RATE_PER = 10_000


class AreaFigure(NamedTuple):
    """An area and its figure; the area is a joint one where the council is published together with another."""

    area: Area
    figure: Figure
    closeness: str = ""


@dataclass(frozen=True)
class Neighbours:
    """The figures of a council's statistical neighbours, nearest first, with what the group makes together.

    ``mean`` and ``median`` are None where too few have a number; ``rule`` says how many were counted.
    """

    figures: tuple[AreaFigure, ...]
    mean: float | None
    median: float | None
    rule: str


@dataclass(frozen=True)
class Comparison:
    """Published figures beside one measure, for one year.

    ``difference`` is the sentence that must stand beside them, or None where the definitions are the same. Without a
    council, ``own``, ``region`` and ``neighbours`` are None. ``notes`` say what was worked out here.
    """

    pair: Pair
    year: int
    years: tuple[int, ...]
    england: AreaFigure
    region: AreaFigure | None
    own: AreaFigure | None
    neighbours: Neighbours | None
    source: str
    licence: str
    difference: str | None
    notes: tuple[str, ...] = ()

    @property
    def period(self) -> str:
        return self.pair.period_of(self.year)


@dataclass(frozen=True, slots=True)
class NoBenchmark:
    """A measure that no published figure stands beside, and the sentence that says so."""

    code: str
    said: str


def benchmarks_for(
    code: str,
    *,
    council: str | None = None,
    year: int | None = None,
    parameters_set: Mapping[str, object] | None = None,
    book: Book | None = None,
) -> Comparison | NoBenchmark:
    """What is published beside a measure: for the latest year with a figure of England, or for ``year``.

    ``council`` is a name, an ONS code or DfE's number; NoSuchCouncil names the nearest. ``parameters_set`` are
    parameters to which the council gave another value than the measure's default: the definitions are then no longer
    the same, and ``difference`` says so.
    """
    book, pair = book or shipped_benchmarks(), pairs().get(code.upper())
    if pair is None:
        return NoBenchmark(code, why_without(code))
    years = published_years(pair, book)
    if not years:
        return NoBenchmark(code, f"No figure for {code} is at hand.")
    asked = year or years[-1]
    own = book.areas.council(council) if council else None
    region = book.areas.region_of(own) if own else None
    return Comparison(
        pair, asked, years,
        england=_of(pair, book, _england(book), asked),
        region=_of(pair, book, region, asked) if region else None,
        own=_of(pair, book, own, asked) if own else None,
        neighbours=_neighbours(pair, book, own, asked) if own else None,
        source=_source_line(pair, book, asked),
        licence=settings()["licence"],
        difference=_difference(pair, parameters_set or {}),
        notes=_notes(pair, book, asked, own),
    )  # fmt: skip


def published_years(pair: Pair, book: Book) -> tuple[int, ...]:
    """The years with a number for England."""
    years = book.years(pair.code, ENGLAND)
    return tuple(year for year in years if _figure(pair, book, ENGLAND, year).status is Status.PUBLISHED)


def _england(book: Book) -> Area:
    if england := book.areas.get(ENGLAND):
        return england
    raise UserError("England is not among the areas", where=book.where, try_="Install Goldthread again")


def _of(pair: Pair, book: Book, area: Area, year: int, closeness: str = "") -> AreaFigure:
    figure = _figure(pair, book, area.code, year)
    if figure.status is Status.NOT_PUBLISHED:
        for joint in book.areas.joint_with(area):
            together = _figure(pair, book, joint.code, year)
            if together.status is not Status.NOT_PUBLISHED:
                return AreaFigure(joint, together, closeness)
    return AreaFigure(area, figure, closeness)


def _figure(pair: Pair, book: Book, area: str, year: int) -> Figure:
    figure = book.figure(pair.code, area, year)
    if not pair.per_10000 or figure.value is None:
        return figure
    of = population_on(area, date(year, 3, 31), book=book)
    if not of.people:
        status = of.figure.status if of.figure.value is None else Status.NOT_APPLICABLE
        return Figure(status, None, figure.value)
    # To one decimal, as DfE prints its own rates.
    return Figure(Status.PUBLISHED, round(figure.value / of.people * RATE_PER, 1), figure.value, of.people)


def _neighbours(pair: Pair, book: Book, council: Area, year: int) -> Neighbours:
    known = [(book.areas.get(code), closeness) for code, closeness in council.neighbours]
    figures = tuple(_of(pair, book, area, year, closeness) for area, closeness in known if area)
    return _together(figures)


def _together(figures: Iterable[AreaFigure]) -> Neighbours:
    figures = tuple(figures)
    # Two neighbours that are published as one count once.
    numbers = {near.area.code: near.figure.value for near in figures if near.figure.value is not None}
    rule = settings()["neighbours"]
    if not figures:
        return Neighbours((), None, None, "no statistical neighbours are published for this council")
    words = rule["rule"] if len(numbers) >= rule["fewest"] else rule["too_few"]
    said = words.format(counted=len(numbers), all=len(figures))
    if len(numbers) < rule["fewest"]:
        return Neighbours(figures, None, None, said)
    return Neighbours(figures, fmean(numbers.values()), median(numbers.values()), said)


def _source_line(pair: Pair, book: Book, year: int) -> str:
    source = book.source(pair.code, ENGLAND, year)
    if source is None:
        return f"Nothing is published for {pair.period_of(year)}."
    line = f"Source: {pair.figure}, {pair.period_of(year)}. {source.line}"
    if not pair.per_10000:
        return line
    of = population_on(ENGLAND, date(year, 3, 31), book=book)
    return f"{line}; {of.source.line}" if of.source else line


def _difference(pair: Pair, parameters_set: Mapping[str, object]) -> str | None:
    if not parameters_set:
        return pair.difference
    changed = ", ".join(f"{name} = {value}" for name, value in sorted(parameters_set.items()))
    return f"{pair.difference or ''} The published figure knows nothing of this council's own {changed}.".strip()


def _notes(pair: Pair, book: Book, year: int, council: Area | None) -> tuple[str, ...]:
    if not pair.per_10000:
        return ()
    of = population_on((council or _england(book)).code, date(year, 3, 31), book=book)
    worked_out = "The rate is worked out here from the published count and the estimate of children aged 0 to 17"
    middle = f" of mid-{of.year}." if of.year else "."
    return (worked_out + middle, *((of.said,) if of.said else ()))
