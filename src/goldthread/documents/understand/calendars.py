"""Tables whose columns are months, with a mark under the month in which an action is due: a column of dates instead."""

from __future__ import annotations

import re
from dataclasses import replace

from goldthread.documents.understand import contents
from goldthread.page import Cell, Document, Line, Table, TableRow
from goldthread.plan.timescale import read_timescale

_MARK = re.compile(r"[xX✓✔●■▪*•◆♦]|yes|due|done|start|end", re.IGNORECASE)
_FEWEST = 3
_LONGEST_HEAD = 24
_RATED = 0.7


def with_calendars_as_dates(document: Document) -> Document:
    """The document with each such table's months as “Start” and “By when”."""
    blocks = tuple(_dated(block) if isinstance(block, Table) else block for block in document.blocks)
    return replace(document, blocks=blocks)


def _dated(table: Table) -> Table:
    rows: list[TableRow] = []
    months: dict[int, str] = {}
    for place, row in enumerate(table.rows):
        if found := _months(row):
            months = found if _all_marks(table.rows[place + 1 :], found) else {}
            rows.append(_with_dates(row, months, "Start", "By when") if months else row)
        else:
            rows.append(_marked(row, months) if months else row)
    return replace(table, rows=tuple(rows))


def _months(row: TableRow) -> dict[int, str]:
    """The columns of a header that are months or quarters of a year that it names."""
    heads = {place: text for place, text in enumerate(row.texts) if text and len(text) <= _LONGEST_HEAD}
    months = {
        place: text for place, text in heads.items() if contents.like_due(text) > 0.9 and read_timescale(text).latest
    }
    return months if len(months) >= _FEWEST and len(heads) > len(months) else {}


def _all_marks(rows: tuple[TableRow, ...], months: dict[int, str]) -> bool:
    """Whether nothing but marks, and some, stand below the months, down to the next header."""
    below: list[TableRow] = []
    for row in rows:
        if _months(row):
            break
        below.append(row)
    cells = [row.cells[place] for row in below for place in months if place < len(row.cells)]
    said = [cell.text for cell in cells if cell]
    shades = [cell.shade for cell in cells if cell.shade]
    if len(set(shades)) > 1 and len(shades) > _RATED * len(cells):
        return False  # a rating for each month
    return all(_MARK.fullmatch(text) for text in said) and any(cell or cell.shade for cell in cells)


def _marked(row: TableRow, months: dict[int, str]) -> TableRow:
    places = [place for place in months if place < len(row.cells) and (row.cells[place] or row.cells[place].shade)]
    if not places:
        return _with_dates(row, months, "", "")
    return _with_dates(row, months, months[places[0]] if len(places) > 1 else "", months[places[-1]])


def _with_dates(row: TableRow, months: dict[int, str], start: str, due: str) -> TableRow:
    """The row with two cells in place of its months; a row across the table stays as it is."""
    at = min(months)
    cells = [Cell((Line(text),) if text else ()) for text in (start, due)]
    kept = [(place, cell) for place, cell in enumerate(row.cells) if place not in months]
    before = [cell for place, cell in kept if place < at]
    return replace(row, cells=(*before, *cells, *(cell for place, cell in kept if place > at)))
