"""The rows of a sheet as blocks: titles above, tables parted by empty rows, notes below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldthread.documents.load.cards import parted
from goldthread.documents.load.limits import Tally
from goldthread.page import Block, Prose, Table, TableRow

_WIDE = 4  # a heading over a table reaches over so many of its columns


def blocks_of_sheet(rows: Sequence[TableRow], title: str, tally: Tally) -> Iterator[Block]:
    """The blocks of a sheet; an empty row parts two tables, unless rows of the same table follow."""
    run: list[TableRow] = []
    for place, row in enumerate(rows):
        if any(row.texts) or any(cell.shade for cell in row.cells):
            run.append(row)
        elif run and not _goes_on_below(run[-1], rows[place + 1 :]):
            yield from blocks_of_run(run, title, tally)
            run = []
    yield from blocks_of_run(run, title, tally)


def _goes_on_below(above: TableRow, rows: Sequence[TableRow]) -> bool:
    below = next((row for row in rows if any(row.texts)), None)
    if below is None or sum(map(bool, above.cells)) < 3:
        return False
    filled = [cell for cell in below.cells if cell]
    return len(filled) > 2 and not all(line.bold for cell in filled for line in cell.lines)


def blocks_of_run(run: list[TableRow], title: str, tally: Tally) -> Iterator[Block]:
    """A run of rows: titles before the first row of several cells, the table, and notes below it."""
    while run and _is_text(run[0]):
        yield from map(tally.prose, _prose(run.pop(0)))
    after = []
    while run and _is_text(run[-1]) and _is_narrative(run[-1]):
        after.insert(0, run.pop())
    if run:
        for rows in parted(list(_trimmed(run))):
            yield Table(rows, 0, title)
    for row in after:
        yield from map(tally.prose, _prose(row))


def _trimmed(rows: list[TableRow]) -> Iterator[TableRow]:
    """The rows without the columns at their end that only tables elsewhere on the sheet use."""
    width = max(place for row in rows for place, cell in enumerate(row.cells, 1) if cell or cell.shade)
    for row in rows:
        yield TableRow(row.cells[:width], row.line, row.page)


def _is_text(row: TableRow) -> bool:
    """Whether a row holds one text at its beginning, as titles and notes do, and no colour below a column."""
    filled = [place for place, cell in enumerate(row.cells) if cell]
    return len(filled) == 1 and filled[0] < 2 and not any(cell.shade for cell in row.cells if not cell)


def _is_narrative(row: TableRow) -> bool:
    """Whether the only text of a row reads on over the columns beside it: a note below the table."""
    cell = next(cell for cell in row.cells if cell)
    return cell.span >= _WIDE or len(row.cells) < _WIDE or cell.text.startswith(("*", "Note", "Key"))


def _prose(row: TableRow) -> Iterator[Prose]:
    cell = next(cell for cell in row.cells if cell)
    for line in cell.lines:
        level = 2 if line.bold and len(line.text) < 200 else 0
        yield Prose(line.text, row.line, level, line.bullet, line.bold, row.page)
