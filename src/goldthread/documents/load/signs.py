"""Signs that no reader of the page sees, but that change what the text seems to say, or break what is written of it."""

from __future__ import annotations

import operator
import re
from dataclasses import replace

from goldthread.page import Block, Cell, Document, Line, Prose, Table, TableRow

# Control characters; marks that turn the direction of writing; halves of characters and what is no character.
_MISLEADING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_SAID = "The file holds hidden signs (control characters, or marks that turn text round), which were left out."


def without_signs_that_mislead(document: Document) -> Document:
    """The document without them, and a note where there were any; the same document where there were none."""
    blocks = tuple(bare for block in document.blocks for bare in [_block(block)] if bare is not None)
    notes = tuple(map(_bare, document.notes))
    if len(blocks) == len(document.blocks) and all(map(operator.is_, blocks, document.blocks)):
        return document if notes == document.notes else replace(document, notes=notes)
    return Document(blocks, document.name, (*notes, _SAID))


def _bare(text: str) -> str:
    return _MISLEADING.sub("", text)


def _block(block: Block) -> Block | None:
    """The block without them; nothing where a paragraph was made of nothing else."""
    if isinstance(block, Prose):
        if not _MISLEADING.search(block.text):
            return block
        text = _bare(block.text).strip()
        return replace(block, text=text) if text else None
    name = block.name or ""
    rows = tuple(map(_row, block.rows))
    if all(map(operator.is_, rows, block.rows)) and not _MISLEADING.search(name):
        return block
    return Table(rows, block.number, _bare(name) or None)


def _row(row: TableRow) -> TableRow:
    if not any(_MISLEADING.search(line.text) for cell in row.cells for line in cell.lines):
        return row
    return replace(row, cells=tuple(map(_cell, row.cells)))


def _cell(cell: Cell) -> Cell:
    lines = (Line(_bare(line.text).strip(), line.depth, line.bold) for line in cell.lines)
    return replace(cell, lines=tuple(line for line in lines if line.text))
