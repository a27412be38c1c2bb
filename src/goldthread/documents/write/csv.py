"""Document → CSV: the one table of actions, every cell safe to open in a spreadsheet."""

from __future__ import annotations

import io

from goldthread.documents.layouts.read_back import ACTIONS
from goldthread.page import Cell, Document
from goldthread.page.areas import cells_filled
from goldthread.spreadsheet import write_rows


def csv_of(document: Document) -> bytes:
    """The sheet of actions as UTF-8 CSV. A byte order mark makes a spreadsheet program read the pound sign rightly."""
    table = next((one for one in document.tables if one.name == ACTIONS), None)
    out = io.StringIO()
    if table is not None:
        rows = [["\n".join(_lines(cell)) for cell in row] for row in cells_filled(table)]
        write_rows(out, rows[0], rows[1:])
    return out.getvalue().encode("utf-8-sig")


def _lines(cell: Cell) -> list[str]:
    return [f"• {line.text}" if line.bullet else line.text for line in cell.lines]
