"""Cards drawn in the grid of the table below them: label and value over many columns become a table of two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from goldthread.page import Cell, TableRow

_FEWEST = 3  # rows that a card has


def parted(rows: Sequence[TableRow]) -> Iterator[tuple[TableRow, ...]]:
    """The rows in one run, or in several where cards of two columns stand in a grid of four or more."""
    width = max((len(row.cells) for row in rows), default=0)
    run: list[TableRow] = []
    for starts, group in groupby(rows, key=_starts):
        some = list(group)
        if width < 4 or len(starts) != 2 or len(some) < _FEWEST:
            run += some
            continue
        title = [run.pop()] if run and len(_starts(run[-1])) == 1 else []
        if run:
            yield tuple(run)
        yield tuple(_narrowed(row, starts) for row in (*title, *some))
        run = []
    if run:
        yield tuple(run)


def _starts(row: TableRow) -> tuple[int, ...]:
    """Where a row's boxes begin, those that a box before or above reaches into left out."""
    if not any(cell.span > 1 for cell in row.cells):
        return tuple(range(len(row.cells)))
    return tuple(place for place, cell in enumerate(row.cells) if not cell.merged)


def _narrowed(row: TableRow, starts: Sequence[int]) -> TableRow:
    cells = [row.cells[place] if place < len(row.cells) else Cell() for place in starts]
    return TableRow(tuple(Cell(cell.lines, cell.shade, 1, cell.merged) for cell in cells), row.line, row.page)
