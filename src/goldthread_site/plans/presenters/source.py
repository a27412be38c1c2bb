"""The piece of a document that a value was read from, cut down to what fits beside the question."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goldthread.page.document import Cell, Document, Prose, Table, TableRow

COLUMNS = 4  # more do not fit beside a question
WORDS_OF_A_NEIGHBOUR = 160
LINES_AROUND = 2
ROWS_OF_AN_ENTRY = 8  # a position stands on three rows or more; its place is the first


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: line of the file, table, row and column, each from 1; ``None`` where unknown."""

    line: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        named = (("page", self.page), ("line", self.line), ("table", self.table), ("row", self.row))
        return ", ".join(f"{word} {number}" for word, number in named if number)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a cell, parted at the words that were read."""

    before: str
    read: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell: its lines, and whether it is the one in question."""

    pieces: tuple[Piece, ...]
    marked: bool = False


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the piece; ``current`` is the row in question."""

    cells: tuple[CellShown, ...]
    current: bool = False


@dataclass(frozen=True, slots=True)
class SourceShown:
    """The piece: rows of a table, or lines of text around the one in question."""

    name: str
    place: str
    header: tuple[str, ...] = ()
    rows: tuple[RowShown, ...] = ()
    columns_left_out: int = 0


def source_shown(document: Document, place: Place, read: str) -> SourceShown | None:
    """The rows or lines around ``place``, with the words ``read`` marked; ``None`` where the place is unknown."""
    name = document.name.rsplit("/", 1)[-1]
    if found := _table_row(document, place):
        table, index = found
        at, column = (index, place.column) if place.column else _found_by_words(table, index, read)
        return _from_table(table, at, replace(place, column=column), read, name)
    if place.line and (lines := _prose_around(document, place.line)):
        rows = tuple(_prose_row(line, line.line == place.line, read) for line in lines)
        return SourceShown(name, str(place), rows=rows)
    return None


def place_in_prose(document: Document, read: str) -> Place:
    """The first line outside the tables that holds the words ``read``; an unknown place where none does."""
    wanted = read.lower()
    return next(
        (
            Place(line=prose.line, page=prose.page)
            for prose in document.prose
            if wanted and wanted in prose.text.lower()
        ),
        Place(),
    )


def _table_row(document: Document, place: Place) -> tuple[Table, int] | None:
    for table in document.tables:
        for index, row in enumerate(table.rows):
            if place.line and row.line == place.line:
                return table, index
    for table in document.tables:
        if table.number == place.table and place.row and place.row <= len(table.rows):
            return table, place.row - 1
    return None


def _found_by_words(table: Table, index: int, read: str) -> tuple[int, int | None]:
    """The row, from ``index`` on, and the column of the first cell with the words; else the row without a column."""
    for at in range(index, min(index + ROWS_OF_AN_ENTRY, len(table.rows))):
        for column, cell in enumerate(table.rows[at].cells, 1):
            if read and read.lower() in cell.text.lower():
                return at, column
    return index, None


def _from_table(table: Table, index: int, place: Place, read: str, name: str) -> SourceShown:
    row = table.rows[index]
    columns = _columns(row, place.column)
    around = [at for at in (index - 1, index, index + 1) if 0 < at < len(table.rows) or at == index]
    shown = tuple(_row_shown(table.rows[at], columns, place.column, read, current=at == index) for at in around)
    header = tuple(_text(table.rows[0], column) for column in columns) if index else ()
    if sum(map(bool, header)) * 2 <= len(header):  # the rest of a row, at the head of a page: it heads no column
        header = ()
    return SourceShown(name, str(place), header, shown, max(0, table.width - len(columns)))


def _columns(row: TableRow, marked: int | None) -> list[int]:
    """The marked column and those nearest to it that hold words, at most four, from 1 and in their order."""
    count = len(row.cells)
    if count <= COLUMNS:
        return list(range(1, count + 1))
    middle = marked or 1
    nearest = sorted(
        range(1, count + 1), key=lambda column: (column != middle, not row.cells[column - 1], abs(column - middle))
    )
    return sorted(nearest[:COLUMNS])


def _text(row: TableRow, column: int) -> str:
    return row.cells[column - 1].text if column <= len(row.cells) else ""


def _row_shown(row: TableRow, columns: list[int], marked: int | None, read: str, *, current: bool) -> RowShown:
    cells = tuple(
        _cell_shown(row.cells[column - 1] if column <= len(row.cells) else Cell(), current and column == marked, read)
        for column in columns
    )
    return RowShown(cells, current)


def _cell_shown(cell: Cell, marked: bool, read: str) -> CellShown:
    if not marked:
        return CellShown((Piece(_shortened(cell.text)),))
    lines = [line.text for line in cell.lines if line.text] or [""]
    parted = tuple(_parted(line, read) for line in lines)
    if any(piece.read for piece in parted):
        return CellShown(parted, marked=True)
    return CellShown(tuple(Piece("", line) for line in lines), marked=True)


def _parted(line: str, read: str) -> Piece:
    at = line.lower().find(read.lower()) if read else -1
    if at < 0:
        return Piece(line)
    return Piece(line[:at], line[at : at + len(read)], line[at + len(read) :])


def _shortened(text: str) -> str:
    return text if len(text) <= WORDS_OF_A_NEIGHBOUR else text[:WORDS_OF_A_NEIGHBOUR].rsplit(" ", 1)[0] + " …"


def _prose_around(document: Document, line: int) -> list[Prose]:
    lines = list(document.prose)
    at = next((index for index, prose in enumerate(lines) if prose.line == line), None)
    return [] if at is None else lines[max(0, at - LINES_AROUND) : at + LINES_AROUND + 1]


def _prose_row(prose: Prose, current: bool, read: str) -> RowShown:
    if not current:
        return RowShown((CellShown((Piece(_shortened(prose.text)),)),))
    piece = _parted(prose.text, read)
    return RowShown((CellShown((piece if piece.read else Piece("", prose.text),), marked=True),), current=True)
