"""CSV: one table, as a spreadsheet program saves it."""

from __future__ import annotations

import csv
import io
import re

from goldthread.documents.load.limits import Tally
from goldthread.page import Cell, Document, Line, Table, TableRow
from goldthread.spreadsheet import begins_a_formula

_FEWEST_COLUMNS, _LOOKED_AT = 3, 40
_FEWEST_HEADS = 5  # of a file without a row below its heads
_GOES_ON = re.compile(r"\s+[^\W\d_A-Z]")  # a sentence after its comma
_BETWEEN = (",", ";")
_SIGN = re.compile(r"^\s*[•·▪●◦‣■]\s*")


def looks_like_csv(text: str) -> bool:
    """Whether a text is rows of as many cells with commas or semicolons between them, not a plan with tabs or bars."""
    return _sign_between(text) is not None


def _sign_between(text: str) -> str | None:
    """What stands between the cells of a CSV text: a comma, or the semicolon of programs set to other countries."""
    if "\t" in text[:2000]:
        return None
    return next((sign for sign in _BETWEEN if _is_even(_rows(text[:200_000], sign, _LOOKED_AT))), None)


def _is_even(rows: list[list[str]]) -> bool:
    """Whether rows are a table below heads: all as wide, and the heads short."""
    begun = rows[:-1] if len(rows) == _LOOKED_AT else rows
    rows = [row for row in begun if row]
    if not rows or len(rows[0]) < (_FEWEST_COLUMNS if len(rows) > 1 else _FEWEST_HEADS):
        return False
    heads = [head for head in rows[0] if head.strip()]
    return (
        len(heads) >= _FEWEST_COLUMNS and all(len(head.split()) <= 9 and len(head) < 90 for head in heads)
        and all(len(row) == len(rows[0]) for row in rows)
        and not all(_GOES_ON.match(head) for head in rows[0][1:])
    )  # fmt: skip


def document_from_csv(text: str, *, name: str = "") -> Document:
    """The document in a CSV text: its rows as one table. Raises `UnreadableFile` where it is too large."""
    tally, rows = Tally(name), []
    for number, row in enumerate(_rows(text, _sign_between(text) or ","), 1):
        if any(cell.strip() for cell in row):
            tally.width(len(row), number)
            rows.append(tally.row(TableRow(tuple(map(_cell, row)), number)))
    return Document((Table(tuple(rows), 1),), name)


def _rows(text: str, between: str, most: int | None = None) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True):
            if most and len(rows) == most:
                break
            rows.append(row)
    except csv.Error:
        return rows if most and rows else []
    return rows


def _cell(text: str) -> Cell:
    """A cell. An apostrophe that keeps a spreadsheet from taking it for a formula is not part of it."""
    if text[:1] == "'" and begins_a_formula(text[1:]):
        text = text[1:]
    lines = [one for one in text.splitlines() if one.strip()]
    marked = any(_SIGN.match(one) for one in lines)
    return Cell(tuple(_line(one, marked) for one in lines))


def _line(text: str, marked: bool) -> Line:
    if marked and (sign := _SIGN.match(text)):
        return Line(" ".join(text[sign.end() :].split()), 1)
    return Line(" ".join(text.split()))
