"""Condenses the published CSV files of DfE and ONS into the two small files that come with Goldthread.

Run: python tools/condense_benchmarks.py FOLDER TAKEN — the folder with the files (../shared/reference/benchmarks) and
the day on which they were taken, YYYY-MM-DD. The same files give the same bytes. Plain CSV, not an archive: a reviewer
reads in the difference which figure an edition changed, and the bytes depend on no compressor's release.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from goldthread.measures import benchmarks
from goldthread.measures.benchmarks.areas import COUNCIL, ENGLAND, REGION, Area, Areas, areas_text
from goldthread.measures.benchmarks.book import AREAS, EMPTY, FIGURES, Book, Cell, Series, figures_text, with_rows
from goldthread.measures.benchmarks.neighbours import is_neighbours_file, read_neighbours
from goldthread.measures.benchmarks.published import Published, WrittenArea, read_published
from goldthread.measures.benchmarks.source import Source, source_lines

# DfE publishes the two halves of London beside the nine regions.
HALVES = {"E13000001": "E12000007", "E13000002": "E12000007"}
HEADER = (
    "Contains public sector information licensed under the Open Government Licence v3.0.",
    "Written by tools/condense_benchmarks.py; not to be edited by hand.",
)
ABOUT_FIGURES = (
    "A cell is value=numerator/denominator as published; without a value a count, of which a rate is worked out.",
    "c suppressed, k low (rounds to nought), u low reliability, x not available, z not applicable; empty: none.",
)
ABOUT_AREAS = (
    "Regions, and councils by their latest ONS code. number: DfE's. ended: the last year with a figure of a council",
    "that was dissolved. neighbours, nearest first: e extremely close, v very, c close, s somewhat, n not close.",
)


def main(arguments: list[str]) -> int:
    """Writes the files; says how large they are and what of the published ones no measure needs."""
    folder, taken = Path(arguments[0]), date.fromisoformat(arguments[1])
    book = condensed(sorted(folder.glob("*.csv")), taken)
    for name, text in texts_of(book).items():
        path = Path(benchmarks.__file__).parent / name
        path.write_text(text, encoding="utf-8", newline="")
        print(f"{name}: {len(text.encode()):,} bytes")
    print(f"{book.entries:,} figures of {len({series.code for series in book.rows})} measures")
    return 0


def texts_of(book: Book) -> dict[str, str]:
    """The two files by name."""
    neighbours = [source for source in book.sources.values() if source.name == "neighbours"]
    areas = areas_text(book.areas, (*HEADER, *ABOUT_AREAS, *source_lines(neighbours)))
    return {FIGURES: figures_text(book, (*HEADER, *ABOUT_FIGURES)), AREAS: areas}


def condensed(files: Iterable[Path], taken: date) -> Book:
    """The book of all these files."""
    figures, lists = [], []
    for path in files:
        if is_neighbours_file(path.read_text(encoding="utf-8-sig")):
            lists.append(path)
        else:
            figures.append(read_published(path, latest_year=taken.year, taken=taken.isoformat()))
    book = replace(EMPTY, areas=Areas(areas_of(figures)))
    for number, published in enumerate(figures, start=1):
        book = with_published(book, published, f"s{number:02}")
    for path in lists:
        read = read_neighbours(path, book.areas, latest_year=taken.year, taken=taken.isoformat())
        book = replace(
            book, areas=book.areas.over(Areas(read.areas)), sources={**book.sources, read.source.name: read.source}
        )
    return replace(book, areas=Areas(with_ends(book)))


def areas_of(figures: list[Published]) -> Iterator[Area]:
    """Every area that a file names; a council that was given another ONS code is one area, under its latest."""
    seen = [(published.last_seen[code], area) for published in figures for code, area in published.areas.items()]
    by_council: dict[str, dict[str, tuple[int, WrittenArea]]] = {}
    for year, area in sorted(seen):
        by_council.setdefault(area.number or area.code, {})[area.code] = (year, area)
    for codes in by_council.values():
        *former, (_, last) = sorted(codes.values())
        region = HALVES.get(last.code, "" if last.code == ENGLAND else ENGLAND) if not last.number else last.region
        yield Area(
            last.code, last.name, REGION if last.kind == REGION else last.kind, region, last.number,
            tuple(area.code for _, area in former),
        )  # fmt: skip


def with_published(book: Book, published: Published, name: str) -> Book:
    """The book with a file's figures, under the areas' latest codes."""
    source: Source = replace(published.source, name=name)
    rows: dict[Series, dict[int, Cell]] = {}
    for key, cell in published.cells.items():
        area = book.areas.get(key.area)
        rows.setdefault(Series(key.code, area.code), {})[key.year] = Cell(cell, name)
    return with_rows(book, rows, source)


def with_ends(book: Book) -> Iterator[Area]:
    """The areas; a council without neighbours has ended, in the last year for which it has a number."""
    for area in book.areas:
        if area.kind != COUNCIL or area.neighbours:
            yield area
            continue
        rows = [(series, year) for series, cells in book.rows.items() if series.area == area.code for year in cells]
        years = [year for series, year in rows if book.figure(series.code, area.code, year).value]
        yield replace(area, ended=max(years))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
