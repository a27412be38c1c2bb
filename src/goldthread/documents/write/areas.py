"""Which cells of a table stand for others beside or below them."""

from __future__ import annotations

from goldthread.page import Table


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
