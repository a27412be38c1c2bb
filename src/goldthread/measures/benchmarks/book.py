"""Every published figure at hand: those that came with Goldthread, under those that were loaded since."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from goldthread.errors import UserError
from goldthread.measures.benchmarks.areas import Areas, read_areas
from goldthread.measures.benchmarks.figures import NOT_PUBLISHED, Figure, figure_of
from goldthread.measures.benchmarks.source import Source, source_lines, sources_in

FIGURES, AREAS, NEIGHBOURS = "figures.csv", "areas.csv", "neighbours"
FOLDER = "benchmarks"
_HEADS = ["code", "area", "source"]
_TRY = "Put the file back from a backup, or remove it and load the published files again"


class Series(NamedTuple):
    """One line of figures over the years: a measure's code and an area's ONS code."""

    code: str
    area: str


class Cell(NamedTuple):
    """A figure as the condensed file writes it, and the name of its source."""

    text: str
    source: str


Rows = Mapping[Series, Mapping[int, Cell]]


@dataclass(frozen=True)
class Book:
    """Published figures by series and year, the areas they are of, the sources they are from."""

    areas: Areas
    rows: Rows
    sources: Mapping[str, Source]
    where: str = field(default="")

    def figure(self, code: str, area: str, year: int) -> Figure:
        """The figure of an area's year; its status says why where there is no number."""
        cell = self.rows.get(Series(code, area), {}).get(year)
        try:
            return figure_of(cell.text) if cell else NOT_PUBLISHED
        except ValueError as fault:
            raise UserError(
                f"the figure of {code}, {area}, {year} is damaged", where=self.where, why=str(fault), try_=_TRY
            ) from None

    def years(self, code: str, area: str) -> tuple[int, ...]:
        """The years for which an area has an entry, number or not."""
        return tuple(sorted(self.rows.get(Series(code, area), {})))

    def source(self, code: str, area: str, year: int) -> Source | None:
        """Where a figure comes from; None where it is not published."""
        cell = self.rows.get(Series(code, area), {}).get(year)
        return self.sources.get(cell.source) if cell else None

    def over(self, newer: Book) -> Book:
        """These figures, with those of a later book in their place."""
        rows = {series: {**years, **newer.rows.get(series, {})} for series, years in self.rows.items()}
        rows |= {series: years for series, years in newer.rows.items() if series not in rows}
        areas = self.areas.over(newer.areas)
        return Book(areas, rows, {**self.sources, **newer.sources}, newer.where or self.where)

    @cached_property
    def entries(self) -> int:
        """How many figures there are, words in the place of numbers counted too."""
        return sum(map(len, self.rows.values()))


EMPTY = Book(Areas(()), {}, {})


@cache
def shipped_benchmarks() -> Book:
    """The figures that came with this release."""
    folder = files(__package__)
    return read_book((folder / FIGURES).read_text("utf-8"), (folder / AREAS).read_text("utf-8"), "the shipped figures")


def loaded_benchmarks(folder: Path) -> Book:
    """The figures that were loaded into a data folder since; empty where none were."""
    texts = [_text_in(folder / FOLDER / name) for name in (FIGURES, AREAS)]
    return read_book(*texts, str(folder / FOLDER)) if any(texts) else EMPTY


def benchmarks_in(folder: Path | None) -> Book:
    """The shipped figures under those of a data folder; the shipped alone for None."""
    return shipped_benchmarks().over(loaded_benchmarks(folder)) if folder else shipped_benchmarks()


def _text_in(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as fault:
        why = getattr(fault, "strerror", None) or "it is no text in UTF-8"
        raise UserError("the loaded figures cannot be read", where=str(path), why=why, try_=_TRY) from None


def read_book(figures: str, areas: str, where: str) -> Book:
    """The book that two condensed files hold; UserError where one is damaged."""
    try:
        sources = {**sources_in(areas), **sources_in(figures)}
        rows = _rows_in(figures)
    except (ValueError, TypeError, IndexError) as fault:
        raise UserError("the file of figures is damaged", where=where, why=str(fault), try_=_TRY) from None
    return Book(read_areas(areas, where) if areas else Areas(()), rows, sources, where)


def _rows_in(text: str) -> Rows:
    lines = csv.reader(line for line in io.StringIO(text) if not line.startswith("#"))
    heads = next(lines, _HEADS)
    if heads[: len(_HEADS)] != _HEADS:
        raise ValueError("its heads are not " + ", ".join(_HEADS))
    years = [int(head) for head in heads[len(_HEADS) :]]
    rows: dict[Series, dict[int, Cell]] = {}
    for code, area, source, *cells in lines:
        into = rows.setdefault(Series(code, area), {})
        into.update({year: Cell(cell, source) for year, cell in zip(years, cells, strict=True) if cell})
    return rows


def figures_text(book: Book, header: tuple[str, ...] = ()) -> str:
    """The figures of a book as a file: comments, sources, heads, a line a series and source. Same book, same bytes."""
    years = sorted({year for row in book.rows.values() for year in row})
    to = io.StringIO()
    used = {cell.source for row in book.rows.values() for cell in row.values()}
    named = [book.sources[name] for name in sorted(used)]
    to.writelines(f"# {line}\n" for line in (*header, *source_lines(named)))
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow([*_HEADS, *years])
    writer.writerows(_lines(book.rows, years))
    return to.getvalue()


def _lines(rows: Rows, years: list[int]) -> Iterator[list[str]]:
    for series, cells in sorted(rows.items()):
        for source in sorted({cell.source for cell in cells.values()}):
            texts = (cells[year] if year in cells else Cell("", source) for year in years)
            yield [*series, source, *(cell.text if cell.source == source else "" for cell in texts)]


def with_rows(book: Book, cells: Mapping[Series, Mapping[int, Cell]], source: Source) -> Book:
    """A book with these figures in the place of its own, and their source."""
    newer = replace(EMPTY, rows=cells, sources={source.name: source})
    return book.over(newer)
