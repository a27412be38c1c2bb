"""Rows that lost a cell, or gained one: each cell back under the column it fits."""

from __future__ import annotations

from functools import lru_cache

from goldthread.documents.understand.columns import LIKENESS, Columns
from goldthread.documents.understand.entry import Entry, unfinished
from goldthread.page import Cell, TableRow

_EMPTY = Cell()
_MUST_FIT = {"due", "start", "original_due", "rag", "number", "ref", "lead", "accountable"}


def aligned(row: TableRow, columns: Columns, above: Entry | None = None) -> TableRow:
    """The row with as many cells as there are columns, in their order, empty where a cell was lost.

    ``above`` is the row before it: a cell of it that stops in mid-sentence draws the words that go on.
    """
    cells = list(row.cells)
    while len(cells) > columns.width and not cells[-1]:
        cells.pop()
    if len(cells) == columns.width:
        return row if len(row.cells) == columns.width else TableRow(tuple(cells), row.line, row.page)
    if len(cells) > columns.width:
        return TableRow(_squeezed(cells, columns.width), row.line, row.page)
    if not any(cells):
        return TableRow((_EMPTY,) * columns.width, row.line, row.page)
    return TableRow(_spread(cells, columns, above), row.line, row.page)


def _squeezed(cells: list[Cell], width: int) -> tuple[Cell, ...]:
    """Too many cells: what overhangs joins the last column, so that no word is lost."""
    over = tuple(line for cell in cells[width - 1 :] for line in cell.lines)
    return (*cells[: width - 1], Cell(over, cells[width - 1].shade))


def _spread(cells: list[Cell], columns: Columns, above: Entry | None) -> tuple[Cell, ...]:
    """The order-keeping placement under which the cells look most like their columns."""
    roles = [columns.roles.get(place, "") for place in range(columns.width)]
    texts = [cell.text for cell in cells]
    open_ends = {role for role in roles if above is not None and unfinished(above.text(role))}

    @lru_cache(maxsize=None)
    def best(cell: int, place: int) -> tuple[float, tuple[int, ...]]:
        if cell == len(cells):
            return 0.0, ()
        if len(cells) - cell > len(roles) - place:
            return float("-inf"), ()
        skip, skipped = best(cell, place + 1)
        rest, chosen = best(cell + 1, place + 1)
        take = rest + _fit(texts[cell], roles[place], roles[place] in open_ends)
        return (take, (place, *chosen)) if take >= skip else (skip, skipped)

    laid = [_EMPTY] * columns.width
    for cell, place in zip(cells, best(0, 0)[1], strict=True):
        laid[place] = cell
    return tuple(laid)


def _fit(text: str, role: str, goes_on: bool) -> float:
    if not text:
        return 0.0
    if goes_on:
        return 1.2
    test = LIKENESS.get(role)
    like = test(text) if test else 0.2
    if role in _MUST_FIT and like < 0.3:
        return -1.0
    return like + 0.05
