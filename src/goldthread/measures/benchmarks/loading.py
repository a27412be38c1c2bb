"""Takes next year's published figures into a data folder: all of a file or nothing; a second time, no change."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from goldthread.errors import UserError
from goldthread.measures.benchmarks.areas import COUNCIL, Area, Areas, areas_text, plain_name
from goldthread.measures.benchmarks.book import (
    AREAS,
    FIGURES,
    FOLDER,
    Book,
    Cell,
    Series,
    benchmarks_in,
    figures_text,
    loaded_benchmarks,
    with_rows,
)
from goldthread.measures.benchmarks.figures import figure_of
from goldthread.measures.benchmarks.neighbours import is_neighbours_file, read_neighbours
from goldthread.measures.benchmarks.published import LeftOut, Published, WrittenArea, read_published, text_of_file
from goldthread.measures.benchmarks.source import Source, source_lines

_HEADER = ("Published figures that were loaded with “goldthread benchmarks load”. Open Government Licence v3.0.",)


class Changed(NamedTuple):
    """A figure that was there and is another now: both, as they are said."""

    code: str
    area: str
    year: int
    before: str
    after: str


@dataclass(frozen=True)
class Loaded:
    """What a load did: how many figures were new, the same, and changed; what was left out; new and recoded areas."""

    title: str
    years: str
    added: int
    same: int
    changed: tuple[Changed, ...]
    left: LeftOut
    areas: tuple[str, ...] = ()

    @property
    def nothing_new(self) -> bool:
        return not (self.added or self.changed or self.areas)


def load_benchmarks(file: Path, into: Path, *, on: date, new_areas: bool = False) -> Loaded:
    """Merges a published file into the figures of the folder ``into`` and says what changed.

    NotPublishedFigures names every fault of the file; nothing is written then. A figure that is there already is
    replaced, and both are reported. Areas that are not known are left out and counted, or taken in with ``new_areas``.
    """
    text, _ = text_of_file(file)
    if is_neighbours_file(text):
        return _load_neighbours(file, into, on)
    published = read_published(file, latest_year=on.year, taken=on.isoformat())
    book = benchmarks_in(into)
    codes, renewed = _areas_known(published, book.areas, new_areas)
    source = _named_anew(published.source, book)
    fresh, same, changed = _compared(published, codes, book, source)
    added = sum(map(len, fresh.values())) - len(changed)
    if fresh or renewed:
        own = loaded_benchmarks(into)
        newer = replace(with_rows(own, fresh, source), areas=own.areas.over(Areas(renewed)))
        _write(newer, into)
    said = tuple(f"{area.name} ({area.code})" for area in renewed)
    return Loaded(published.source.title, published.source.years, added, same, tuple(changed), published.left, said)


def _areas_known(published: Published, areas: Areas, new_areas: bool) -> tuple[dict[str, str], list[Area]]:
    """The code of today for each code as written, and the areas to be kept because they are new or have a new code."""
    codes: dict[str, str] = {}
    renewed: list[Area] = []
    for written in published.areas.values():
        if known := areas.get(written.code):
            codes[written.code] = known.code
        elif recoded := _recoded(written, areas):
            renewed.append(recoded)
            codes[written.code] = recoded.code
        elif new_areas:
            renewed.append(Area(written.code, written.name, written.kind, written.region, written.number))
            codes[written.code] = written.code
    unknown = (key.area for key in published.cells if key.area not in codes)
    published.left.areas.update(Counter(f"{published.areas[code].name} ({code})" for code in unknown))
    return codes, renewed


def _recoded(written: WrittenArea, areas: Areas) -> Area | None:
    """The council whose ONS code changed while name and number stayed: its figures go on under the code it had here."""
    known = areas.get(written.number) if written.kind == COUNCIL and written.number else None
    if known is None or plain_name(known.name) != plain_name(written.name):
        return None
    return replace(known, other_codes=(*known.other_codes, written.code))


def _compared(
    published: Published, codes: Mapping[str, str], book: Book, source: Source
) -> tuple[dict[Series, dict[int, Cell]], int, list[Changed]]:
    fresh: dict[Series, dict[int, Cell]] = {}
    same, changed = 0, []
    for key, cell in published.cells.items():
        if key.area not in codes:
            continue
        series = Series(key.code, codes[key.area])
        before = book.rows.get(series, {}).get(key.year)
        if before and before.text == cell:
            same += 1
            continue
        if before:
            changed.append(Changed(*series, key.year, _said(before.text, cell), _said(cell, before.text)))
        fresh.setdefault(series, {})[key.year] = Cell(cell, source.name)
    return fresh, same, changed


def _said(cell: str, other: str) -> str:
    """A figure in words; with its parts where only they differ."""
    figure = figure_of(cell)
    return cell if figure.said == figure_of(other).said else figure.said


def _named_anew(source: Source, book: Book) -> Source:
    """The source under a name that no other has: “load-3”."""
    number = 1 + sum(name.startswith("load-") for name in book.sources)
    while f"load-{number}" in book.sources:
        number += 1
    return replace(source, name=f"load-{number}")


def _load_neighbours(file: Path, into: Path, on: date) -> Loaded:
    book = benchmarks_in(into)
    read = read_neighbours(file, book.areas, latest_year=on.year, taken=on.isoformat())
    renewed = [area for area in read.areas if area.neighbours != book.areas.get(area.code).neighbours]
    if renewed:
        own = loaded_benchmarks(into)
        sources = {**own.sources, read.source.name: read.source}
        _write(replace(own, areas=own.areas.over(Areas(renewed)), sources=sources), into)
    said = tuple(f"neighbours of {area.name}" for area in renewed)
    return Loaded(read.source.title, read.source.years, 0, len(read.areas) - len(renewed), (), LeftOut(), said)


def _write(book: Book, into: Path) -> None:
    """Writes both files beside and moves them into place, the areas first: a figure never stands without its area."""
    neighbours = [source for name, source in book.sources.items() if not name.startswith("load-")]
    areas = areas_text(book.areas, (*_HEADER, *source_lines(neighbours)))
    texts = ((AREAS, areas), (FIGURES, figures_text(replace(book, where=""), _HEADER)))
    folder = into / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _moved_into_place(folder, [(name, text) for name, text in texts if text])
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise UserError(
            "the figures cannot be written", where=str(folder), why=why, try_="Choose a folder with --into"
        ) from None


def _moved_into_place(folder: Path, texts: Iterable[tuple[str, str]]) -> None:
    parts = [(folder / f".{name}.{os.getpid()}.part", folder / name, text) for name, text in texts]
    try:
        for part, _, text in parts:
            part.write_text(text, encoding="utf-8", newline="")
        for part, whole, _ in parts:
            part.replace(whole)
    finally:
        for part, _, _ in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)
