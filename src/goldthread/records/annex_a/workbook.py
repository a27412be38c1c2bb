"""The sheets of a workbook, or the CSV files of a folder, as rows of text."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO

from goldthread.errors import UnreadableFile

Row = tuple[str | None, ...]
# Eleven lists of 100,000 rows unpack to well under this; a file made to fill the memory goes far beyond.
_MOST_UNPACKED = 2_000_000_000
_MOST_SWOLLEN = 400
# A cell of a formula without a value. An empty text (t="str") is one, as of =IF(A2="","",A2).
_NO_VALUE = re.compile(rb'<c(?![^>]*t="str")[^>]*>\s*<f[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')
_LONGEST_CELL = 1 << 20
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_SAVE_AGAIN = "Open it in Excel, save it as .xlsx without a password and take that in"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, whether it is hidden, and its rows from the first on, each time anew."""

    name: str
    rows: Callable[[], Iterator[Row]]
    is_hidden: bool = False


@contextmanager
def sheets_of(path: Path) -> Iterator[tuple[Sheet, ...]]:
    """The sheets of a workbook, or of a folder with a CSV file for each list. Raises `UnreadableFile`."""
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv")
        yield tuple(Sheet(file.stem, lambda file=file: _csv_rows(file)) for file in found)
        return
    book = _opened(path)
    try:
        yield tuple(
            Sheet(sheet.title, lambda sheet=sheet: _rows(sheet, path), sheet.sheet_state != "visible")
            for sheet in book.worksheets
        )
    finally:
        book.close()


def _opened(path: Path):
    from openpyxl import DEFUSEDXML, load_workbook

    assert DEFUSEDXML, "a workbook is read without defusedxml"
    _look_over(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out (pictures, drop-down lists) is no row of a list
            return load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except MemoryError:
        raise
    except Exception:  # openpyxl lets out whatever its parts throw at a broken file
        raise _broken(path, "its sheets do not fit together") from None


def _look_over(path: Path) -> None:
    try:
        with path.open("rb") as file:
            if file.read(4) == _OLD_OR_LOCKED:
                raise UnreadableFile(
                    "the workbook is locked with a password, or in Excel's form of before 2007",
                    where=path.name, try_=_SAVE_AGAIN,
                )  # fmt: skip
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, EOFError):
        raise _broken(path, "it is no Excel workbook, or was cut short") from None
    except OSError as fault:
        raise UnreadableFile("the workbook cannot be opened", where=path.name, why=str(fault.strerror)) from None
    swollen = any(part.file_size > 50_000_000 and part.file_size > _MOST_SWOLLEN * part.compress_size for part in parts)
    if swollen or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise UnreadableFile("the workbook unpacks to far more than lists of children", where=path.name)
    if count := _formulas_without_value(path):
        raise UnreadableFile(
            f"{count:,} cells hold a formula whose value was never worked out, so that their rows would be lost",
            where=path.name, try_="Open the workbook in Excel or LibreOffice, save it and take that in",
        )  # fmt: skip


def _formulas_without_value(path: Path) -> int:
    """How many cells of a workbook have a formula and no value: a program wrote it that cannot count."""
    count = 0
    try:
        with zipfile.ZipFile(path) as package:
            for part in package.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    with package.open(part) as sheet:
                        count += _counted(sheet)
    except OSError as fault:
        raise UnreadableFile("the workbook cannot be read", where=path.name, why=str(fault.strerror)) from None
    except (zipfile.BadZipFile, EOFError, RuntimeError, zlib.error):  # RuntimeError: a locked part, or one packed oddly
        raise _broken(path, "it was cut short or is damaged") from None
    return count


def _counted(sheet: IO[bytes]) -> int:
    count, kept = 0, b""
    while piece := sheet.read(1 << 20):
        text = kept + piece
        # Whole cells alone; the last may go on in the next piece.
        end = text.rfind(b"</c>") + len(b"</c>")
        if end < len(b"</c>"):
            kept = text[-_LONGEST_CELL:]
            continue
        count += len(_NO_VALUE.findall(text, 0, end))
        kept = text[end:][-_LONGEST_CELL:]
    return count


def _rows(sheet, path: Path) -> Iterator[Row]:
    try:
        sheet.reset_dimensions()  # some programs write a wrong size into the sheet
        for row in sheet.iter_rows(values_only=True):
            yield tuple(map(_text, row))
    except (MemoryError, GeneratorExit):
        raise
    except Exception:
        raise _broken(path, f"the sheet “{sheet.title}” cannot be read to its end") from None


def _text(value: object) -> str | None:
    """A cell as text: days as yyyy-mm-dd, whole numbers without a point; `None` where it holds nothing."""
    if value is None:
        return None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


_MIDNIGHT = datetime.min.time()


def _csv_rows(path: Path) -> Iterator[Row]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")  # as Excel saves a CSV file on Windows
    for row in csv.reader(io.StringIO(text, newline="")):
        yield tuple(cell.strip() or None for cell in row)


def _broken(path: Path, why: str) -> UnreadableFile:
    return UnreadableFile("the workbook is damaged or was cut short", where=path.name, why=why, try_=_SAVE_AGAIN)
