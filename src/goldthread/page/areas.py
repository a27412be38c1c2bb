"""Which cells of a table stand for others beside or below them."""

from __future__ import annotations

from goldthread.page.document import Cell, Table


def areas_of(table: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell that stands for itself, by row and column from 0, the rows and columns it reaches over."""
    areas: dict[tuple[int, int], tuple[int, int]] = {}
    above: dict[int, tuple[int, int]] = {}  # the cell that stands over a column
    for number, row in enumerate(table.rows):
        place = 0
        while place < len(row.cells):
            cell = row.cells[place]
            if cell.merged and place in above:
                top, left = above[place]
                over = areas[top, left][1]
                areas[top, left] = (number - top + 1, over)
                place += over
                continue
            over = max(1, cell.span)
            areas[number, place] = (1, over)
            for beside in range(place, place + over):
                above[beside] = (number, place)
            place += over
    return areas


def cells_filled(table: Table) -> list[tuple[Cell, ...]]:
    """The rows with every cell that hangs from the one above holding what stands there; those beside one are empty."""
    rows: list[tuple[Cell, ...]] = []
    for row in table.rows:
        across = bool(row.cells) and row.cells[0].span > 1
        above = rows[-1] if rows else ()
        rows.append(tuple(
            (Cell() if across else above[place]) if cell.merged else cell for place, cell in enumerate(row.cells)
        ))  # fmt: skip
    return rows
