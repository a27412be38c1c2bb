"""A Document as plain values and back, to pass from one process to another."""

from __future__ import annotations

import json

from goldthread.page import Block, Cell, Document, Line, Prose, Table, TableRow


def packed(document: Document) -> bytes:
    """The document as JSON."""
    blocks = [_packed_block(block) for block in document.blocks]
    return json.dumps({"blocks": blocks, "notes": document.notes}, ensure_ascii=False).encode("utf-8", "replace")


def unpacked(data: bytes, *, name: str) -> Document:
    """The document that was packed. Raises `ValueError` for anything else."""
    try:
        values = json.loads(data)
        return Document(tuple(map(_block, values["blocks"])), name, tuple(map(str, values["notes"])))
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError("no document") from error


def _packed_block(block: Block) -> list:
    if isinstance(block, Prose):
        return ["prose", block.text, block.line, block.level, block.bullet, block.bold, block.page]
    rows = [[row.line, row.page, [_packed_cell(cell) for cell in row.cells]] for row in block.rows]
    return ["table", block.number, block.name, rows]


def _packed_cell(cell: Cell) -> list:
    return [[[line.text, line.depth, line.bold] for line in cell.lines], cell.shade, cell.span, cell.merged]


def _block(values: list) -> Block:
    kind, *rest = values
    if kind == "prose":
        return Prose(*rest)
    number, name, rows = rest
    return Table(tuple(_row(*row) for row in rows), number, name)


def _row(line: int, page: int | None, cells: list) -> TableRow:
    return TableRow(tuple(_cell(*cell) for cell in cells), line, page)


def _cell(lines: list, shade: str | None, span: int, merged: bool) -> Cell:
    return Cell(tuple(Line(*line) for line in lines), shade, span, merged)
