"""Rows that lost a cell, or gained one: each cell back under the column it fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from goldthread.documents.understand.columns import Columns, like
from goldthread.documents.understand.entry import Entry, ended, goes_on, unfinished
from goldthread.page import Cell, TableRow
from goldthread.plan.rating import rag_from_word

_EMPTY = Cell()
_MUST_FIT = {"due", "start", "original_due", "rag", "number", "ref", "lead", "accountable"}


def aligned(row: TableRow, columns: Columns, above: Entry | None = None, siblings: Sequence[TableRow] = ()) -> TableRow:
    """The row with as many cells as there are columns, in their order, empty where a cell was lost.

    ``above`` is the row before it: a cell of it that stops in mid-sentence draws the words that go on.
    ``siblings`` are the other rows of its piece of the table: a column that is lost is lost to all of them.
    """
    cells = _worded(row)
    while len(cells) > columns.width and not cells[-1]:
        cells.pop()
    if len(cells) == columns.width:
        return TableRow(tuple(cells), row.line, row.page)
    if len(cells) > columns.width:
        return TableRow(_squeezed(cells, columns.width), row.line, row.page)
    alike = [cells, *(_worded(other) for other in siblings if len(other.cells) == len(cells) and other is not row)]
    laid = [_EMPTY] * columns.width
    for cell, place in zip(cells, _placement(alike, columns, above), strict=True):
        laid[place] = cell
    return TableRow(tuple(laid), row.line, row.page)


def _worded(row: TableRow) -> list[Cell]:
    """The cells, without those that hold a stray comma or dash."""
    return [cell if _says_something(cell) else Cell(merged=cell.merged) for cell in row.cells]


def _says_something(cell: Cell) -> bool:
    return bool(re.search(r"\w", cell.text) or cell.shade or rag_from_word(cell.text))


def _squeezed(cells: list[Cell], width: int) -> tuple[Cell, ...]:
    """Too many cells: what overhangs joins the last column, so that no word is lost."""
    over = tuple(line for cell in cells[width - 1 :] for line in cell.lines)
    return (*cells[: width - 1], Cell(over, cells[width - 1].shade))


def _placement(rows: list[list[Cell]], columns: Columns, above: Entry | None) -> tuple[int, ...]:
    """The order-keeping placement under which the cells of the first row look most like their columns."""
    roles = [columns.roles.get(place, "") for place in range(columns.width)]
    size = len(rows[0])
    first = rows[0][0].text
    open_end = above is not None and (
        not first or goes_on(first) or unfinished(above.text(roles[0])) or above.text(roles[0]).endswith(":")
    )

    @cache
    def fit(cell: int, place: int) -> float:
        before = above.text(roles[place]) if open_end else ""
        others = [_fit(row[cell].text, roles[place], "") for row in rows[1:12]]
        fits = (_fit(rows[0][cell].text, roles[place], before), sum(others) / max(1, len(others)) / 2)
        edge = 1.2 if cell == place == 0 and first else 0.4 if cell == size - 1 and place == columns.width - 1 else 0.0
        return sum(fits) + edge

    @cache
    def best(cell: int, place: int) -> tuple[float, tuple[int, ...]]:
        if cell == size:
            return 0.0, ()
        if size - cell > len(roles) - place:
            return float("-inf"), ()
        skip, skipped = best(cell, place + 1)
        more, chosen = best(cell + 1, place + 1)
        take = more + fit(cell, place)
        return (take, (place, *chosen)) if take >= skip else (skip, skipped)

    return best(0, 0)[1]


def _fit(text: str, role: str, before: str) -> float:
    """How well a text fits a column; ``before`` is what the broken row already holds there."""
    if not text:
        return 0.0
    fit = like(role, text)
    if before:
        together = like(role, f"{before} {text}") if role in _MUST_FIT else 0.0
        if together > 0.7 and role in ("due", "start", "lead", "accountable") and len(text.split()) <= 4:
            return 0.9 + together / 2
        if unfinished(before) and role not in _MUST_FIT:
            return 1.2
        if goes_on(text) and role not in _MUST_FIT and not ended(before):
            fit = max(fit, 0.8)
    if role in _MUST_FIT and fit < 0.3:
        return -1.0
    return fit + 0.05
