"""A CSV file as DuckDB can read it: its encoding, its separator and its headings."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
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
    """The file ready to be read; one that is not UTF-8 is written again, as UTF-8, into `folder`."""
    if not path.stat().st_size:
        raise UnreadableText("is empty: it has not even headings")
    encoding = _encoding(path)
    if encoding != "utf-8":
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
    rows = {each: next(csv.reader(first.splitlines(keepends=True), delimiter=each)) for each in _SEPARATORS}
    separator = max(_SEPARATORS, key=lambda each: sum(bool(plain(cell)) for cell in rows[each]))
    return separator, tuple(rows[separator])


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    for encoding in ("utf-8", "cp1252"):
        if _is_written_in(path, encoding):
            return encoding
    raise UnreadableText("is neither UTF-8 nor Windows text (cp1252): save it as CSV UTF-8")


def _is_written_in(path: Path, encoding: str) -> bool:
    try:
        for _ in _texts(path, encoding):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _texts(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _written_again(path: Path, encoding: str, target: Path) -> Path:
    with target.open("w", encoding="utf-8", newline="") as file:
        file.writelines(_texts(path, encoding))
    return target
