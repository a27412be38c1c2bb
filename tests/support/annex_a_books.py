"""Small workbooks of Annex A, made by hand: every list with its headings, and the rows that a test is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from goldthread.records.annex_a.description import lists

Row = Mapping[str, object]


def book_with(path: Path, rows: Mapping[int, Sequence[Row]], *, names: Mapping[int, str] | None = None) -> Path:
    """A workbook with all eleven lists: rows by the number of the list, each by the short names of its columns."""
    book = Workbook()
    book.remove(book.active)
    for number, about in lists().items():
        sheet = book.create_sheet((names or {}).get(number, f"List {number}"))
        sheet.append([field.header for field in about.fields])
        for row in rows.get(number, ()):
            assert set(row) <= {field.name for field in about.fields}, set(row)
            sheet.append([row.get(field.name) for field in about.fields])
    book.save(path)
    return path


def changed(path: Path, change) -> Path:
    """The workbook after `change(book)`."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    change(book)
    book.save(path)
    return path
