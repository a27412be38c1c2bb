"""A CSV file as DuckDB can read it: its encoding, its separator and its headings."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from goldthread.records.taking_in.names import plain

_CHUNK = 1 << 20
_SEPARATORS = (",", ";", "\t", "|")
_WIDEST_LINE = 1 << 20


class UnreadableText(Exception):
    """The bytes are not text, or there are none; the sentence says which."""


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file in UTF-8 with its headings and separator; `encoding` is what it was written in."""

    path: Path
    headings: tuple[str, ...]
    separator: str
    encoding: str


def csv_file(path: Path, folder: Path) -> CsvFile:
    """The file ready to be read; one that DuckDB cannot read is written again into `folder`."""
    if not path.stat().st_size:
        raise UnreadableText("is empty: it has not even headings")
    encoding, ends = _encoding(path)
    if encoding != "utf-8" or ends > 1:
        path = _written_again(path, encoding, folder / f"{path.name}.utf-8")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        first = lines.read(_WIDEST_LINE)
    if not first.strip():
        raise UnreadableText("is empty: it has not even headings")
    if "\0" in first:
        raise UnreadableText("is no CSV file: it holds bytes that no text has")
    separator, headings = _headings(first)
    return CsvFile(path, headings, separator, encoding)


def _headings(first: str) -> tuple[str, tuple[str, ...]]:
    """The separator that cuts the first line into most headings, and these."""
    lines = first.splitlines(keepends=True)
    try:
        rows = {each: next(csv.reader(lines, delimiter=each)) for each in _SEPARATORS}
    except csv.Error:
        raise UnreadableText("is no table of records: its first line, which holds the headings, never ends") from None
    separator = max(_SEPARATORS, key=lambda each: sum(bool(plain(cell)) for cell in rows[each]))
    return separator, tuple(rows[separator])


def _encoding(path: Path) -> tuple[str, int]:
    """What the file is written in, and how many kinds of line ends it has."""
    with path.open("rb") as file:
        starts = file.read(2)
    utf_16 = starts in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    for encoding in ("utf-16",) if utf_16 else ("utf-8", "cp1252"):
        with suppress(UnicodeDecodeError):
            return encoding, _line_ends(path, encoding)
    raise UnreadableText("is neither UTF-8 nor Windows text (cp1252): save it as CSV UTF-8")


def _line_ends(path: Path, encoding: str) -> int:
    decoder = _decoder(encoding)
    for _ in _texts(path, decoder):
        pass
    return len(decoder.newlines) if isinstance(decoder.newlines, tuple) else 1


def _decoder(encoding: str) -> io.IncrementalNewlineDecoder:
    """Texts with one kind of line end: a file put together from two exports has two kinds."""
    return io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), translate=True)


def _texts(path: Path, decoder: io.IncrementalNewlineDecoder) -> Iterator[str]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _written_again(path: Path, encoding: str, target: Path) -> Path:
    with target.open("w", encoding="utf-8", newline="") as file:
        file.writelines(_texts(path, _decoder(encoding)))
    return target
