"""Reads a published CSV of DfE or ONS: its figures by measure, area and year, and what of it was not understood."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from goldthread.errors import UserError
from goldthread.measures.benchmarks.areas import COUNCIL, COUNTRY, JOINT, REGION
from goldthread.measures.benchmarks.figures import SYMBOLS, cell_of, is_number
from goldthread.measures.benchmarks.shapes import Series, Shape, nearest_shape, shapes_with
from goldthread.measures.benchmarks.source import Source

EARLIEST_YEAR = 2000
LARGEST = 100 * 2**20  # bytes; the largest of these files is 3 MB
_SHOWN = 5
_TRY = "Give a CSV file of the published statistics, as DfE's “Explore education statistics” gives it out"
_NO_FIGURES = "no published figures can be read from this file"
_PERCENT = ("percent", "percentage")
_ONS_CODE = re.compile(r"[A-Z][0-9]{8}( / [A-Z][0-9]{8})*")
_MONTHS = re.compile(r"(\d{1,2}):(\d{2})")


class NotPublishedFigures(UserError):
    """The file holds no published figures that are understood, or some that cannot be; ``faults`` lists every one."""

    def __init__(self, what: str, *, faults: tuple[str, ...] = (), **places: str) -> None:
        self.faults = faults
        super().__init__(what, **places)


class WrittenArea(NamedTuple):
    """An area as a row of the file names it."""

    code: str
    name: str
    kind: str
    region: str = ""
    number: str = ""


class Key(NamedTuple):
    """Which figure: a measure's code, an area's code as written, a year."""

    code: str
    area: str
    year: int


@dataclass
class LeftOut:
    """What was not taken in: how often each column, row label, level or symbol stands there, and what is wanting."""

    columns: list[str] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    symbols: Counter[str] = field(default_factory=Counter)
    areas: Counter[str] = field(default_factory=Counter)
    wanting: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Published:
    """The figures of one file, as its cells write them."""

    shape: Shape
    source: Source
    cells: Mapping[Key, str]
    areas: Mapping[str, WrittenArea]
    last_seen: Mapping[str, int]
    left: LeftOut


def text_of_file(path: Path) -> tuple[str, str]:
    """The file's text and the SHA-256 of its bytes; one sentence where it is no CSV text."""
    try:
        if path.stat().st_size > LARGEST:
            raise NotPublishedFigures("the file is too large", where=path.name, why="over 100 MB", try_=_TRY)
        raw = path.read_bytes()
    except OSError as fault:
        raise NotPublishedFigures(
            "the file cannot be read", where=path.name, why=fault.strerror or "", try_=_TRY
        ) from None
    if why := _no_csv(raw):
        raise NotPublishedFigures("this is no CSV file of figures", where=path.name, why=why, try_=_TRY)
    try:
        return raw.decode("utf-8-sig"), hashlib.sha256(raw).hexdigest()
    except UnicodeDecodeError as fault:
        raise NotPublishedFigures(
            "this is no CSV file of figures", where=path.name, why=f"byte {fault.start} is not UTF-8 text", try_=_TRY
        ) from None


def _no_csv(raw: bytes) -> str:
    start = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return "it is empty"
    if start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "it is an Excel workbook or a zip archive, whatever its name says"
    if start.startswith(b"<"):
        return "it is a web page"
    if start.startswith(b"%PDF"):
        return "it is a PDF"
    return "it holds bytes that are no text" if b"\0" in raw else ""


def read_published(path: Path, *, latest_year: int, taken: str) -> Published:
    """The figures of a published file. Years after ``latest_year`` are refused; ``taken`` is the day noted with it.

    NotPublishedFigures lists every fault of the file at once. Symbols, columns, rows and areas that are not known are
    counted in ``left``, never guessed.
    """
    text, sha256 = text_of_file(path)
    heads, rows = _table_in(text, path.name)
    shape = _shape_of(heads, rows, path.name)
    reader = _Reader(shape, latest_year)
    for number, row in rows:
        reader.take(number, row)
    if reader.faults:
        raise refusal(reader.faults, path.name)
    cells = reader.cells()
    if not cells:
        raise NotPublishedFigures("no figure of a measure is in this file", where=path.name, try_=_TRY)
    years = sorted({key.year for key in cells})
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0])
    source = Source(shape.name, shape.publisher, shape.title, span, path.name, taken, sha256)
    used = set(shape.common).union(*(series.columns for series in shape.series))
    left = reader.left
    left.columns += [head for head in heads if head not in used]
    left.wanting += [series.code for series in shape.series if not any(key.code == series.code for key in cells)]
    return Published(shape, source, cells, reader.areas, reader.last_seen, left)


def _table_in(text: str, where: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    lines = csv.reader(io.StringIO(text), strict=True)
    try:
        heads = [head.strip() for head in next(lines, [])]
        table = [(lines.line_num, [cell.strip() for cell in line]) for line in lines if any(line)]
    except csv.Error as fault:
        raise NotPublishedFigures(
            "this is no CSV file of figures", where=f"{where}, line {lines.line_num}", why=str(fault), try_=_TRY
        ) from None
    twice = [head for head, times in Counter(heads).items() if times > 1]
    if twice:
        raise NotPublishedFigures(f"the column {twice[0]} stands there twice", where=where, try_=_TRY)
    if not shapes_with(heads) and not nearest_shape(heads):
        raise NotPublishedFigures(
            _NO_FIGURES, where=where, why="its columns are of no file that is understood", try_=_TRY
        )
    ragged = [f"line {number} has {len(cells)} cells" for number, cells in table if len(cells) != len(heads)]
    if ragged:
        raise refusal([f"{fault}, not {len(heads)}" for fault in ragged], where)
    return heads, [(number, dict(zip(heads, cells, strict=True))) for number, cells in table]


def _shape_of(heads: list[str], rows: list[tuple[int, dict[str, str]]], where: str) -> Shape:
    fitting = shapes_with(heads)
    told = [shape for shape in fitting if not shape.told_by or _any_row(rows, shape.told_by)]
    if told:
        return max(told, key=lambda shape: (len(shape.columns), bool(shape.told_by)))
    if fitting:
        words = " or ".join(f"“{next(iter(shape.told_by.values()))}”" for shape in fitting)
        why = f"its columns are known, but no row says {words}" if rows else "there is no row below its heads"
    else:
        near, missing = nearest_shape(heads)
        why = f"it looks like the file “{near.title}”, but has no column {', '.join(missing)}"
    raise NotPublishedFigures(_NO_FIGURES, where=where, why=why, try_=_TRY)


def _any_row(rows: list[tuple[int, dict[str, str]]], told_by: Mapping[str, str]) -> bool:
    return any(all(row[column] == word for column, word in told_by.items()) for _, row in rows)


def refusal(faults: list[str], where: str) -> NotPublishedFigures:
    more = f"; and {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
    what = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
    return NotPublishedFigures(
        f"nothing was loaded for {what}", faults=tuple(faults), where=where, why="; ".join(faults[:_SHOWN]) + more,
        try_="Take the file again from where it is published, and load it as it is",
    )  # fmt: skip


class _Reader:
    """Takes in one row after the other."""

    def __init__(self, shape: Shape, latest_year: int) -> None:
        self.shape, self.latest_year = shape, latest_year
        self.faults: list[str] = []
        self.left = LeftOut()
        self.areas: dict[str, WrittenArea] = {}
        self.last_seen: dict[str, int] = {}
        self._parts: dict[Key, tuple[str, str, str]] = {}
        self._all: dict[Key, str] = {}
        self._unknown: set[Key] = set()
        self._labels = {column for series in shape.series for column in series.rows}

    def take(self, number: int, row: dict[str, str]) -> None:
        area, year = self._area_of(row), self._year_of(number, row)
        if not area or not year:
            return
        if not (area.name and _ONS_CODE.fullmatch(area.code)):
            self.faults.append(f"line {number} names no area by an ONS code and a name: “{area.code[:20]}”")
            return
        self._keep(area, year)
        used = [self._take_series(number, row, series, area.code, year) for series in self.shape.series]
        if not any(used):
            self.left.rows[" / ".join(row[column] for column in sorted(self._labels))] += 1

    def cells(self) -> dict[Key, str]:
        """The figures as the condensed file writes them."""
        whole = {
            key: cell_of(value, numerator, denominator or self._all.get(key, ""))
            for key, (value, numerator, denominator) in self._parts.items()
            if key not in self._unknown
        }
        return {key: cell for key, cell in whole.items() if cell}

    def _keep(self, area: WrittenArea, year: int) -> None:
        if year >= self.last_seen.get(area.code, 0):
            self.areas[area.code], self.last_seen[area.code] = area, year

    def _area_of(self, row: dict[str, str]) -> WrittenArea | None:
        level = row["geographic_level"]
        if level == "National":
            return WrittenArea(row["country_code"], row["country_name"], COUNTRY)
        if level == "Regional" and not self.shape.national:
            return WrittenArea(row["region_code"], row["region_name"], REGION)
        if level == "Local authority" and not self.shape.national:
            kind = JOINT if "/" in row["new_la_code"] else COUNCIL
            return WrittenArea(row["new_la_code"], row["la_name"], kind, row["region_code"], row["old_la_code"])
        self.left.levels[level] += 1
        return None

    def _year_of(self, number: int, row: dict[str, str]) -> int | None:
        period = row["time_period"]
        if row["time_identifier"] != "Reporting year" or not re.fullmatch(r"\d{4}", period):
            self.faults.append(
                f"line {number} is for “{period[:20]}” ({row['time_identifier'][:30]}), no reporting year"
            )
        elif not EARLIEST_YEAR <= int(period) <= self.latest_year:
            first, last = EARLIEST_YEAR, self.latest_year
            self.faults.append(
                f"line {number} is for {period}, not for a year from {first} to {last}, when it was taken"
            )
        else:
            return int(period)
        return None

    def _take_series(self, number: int, row: dict[str, str], series: Series, area: str, year: int) -> bool:
        key = Key(series.code, area, year)
        if series.holds(row):
            columns = (series.value, series.numerator, series.denominator)
            parts = tuple(self._cell(number, row, column, key) for column in columns)
            if series.value.endswith(_PERCENT) and _more_than_all(*parts[1:]):
                self.faults.append(f"line {number}: {parts[1]} of {parts[2]} is more than all of them")
            if self._parts.setdefault(key, parts) != parts:
                self.faults.append(
                    f"line {number} has another figure for {key.code}, {area}, {year} than an earlier line"
                )
            return True
        if series.counts_all(row):
            self._all[key] = self._cell(number, row, series.numerator, key)
            return True
        return False

    def _cell(self, number: int, row: dict[str, str], column: str, key: Key) -> str:
        text = row[column] if column else ""
        if self.shape.months and (months := _MONTHS.fullmatch(text)):
            return str(int(months[1]) * 12 + int(months[2]))
        if not text or text in SYMBOLS:
            return text
        if not is_number(text):
            if re.fullmatch(r"-[\d.]+", text):
                self.faults.append(f"line {number}, {column}: {text[:20]} is below nought")
            self._unknown.add(key)
            self.left.symbols[text[:20]] += 1
        elif column.endswith(_PERCENT) and float(text) > 100:
            self.faults.append(f"line {number}, {column}: {text[:20]} is over 100 per cent")
        return text


def _more_than_all(numerator: str, denominator: str) -> bool:
    return is_number(numerator) and is_number(denominator) and float(numerator) > float(denominator)
