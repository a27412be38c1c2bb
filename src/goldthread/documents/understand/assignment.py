"""The best pairing of columns with roles, each used once (the Hungarian method, in the form with potentials)."""

from __future__ import annotations

from collections.abc import Sequence

_FAR = float("inf")


def best_pairs(worth: Sequence[Sequence[float]]) -> list[int]:
    """For each row the column it is paired with, so that the sum of ``worth`` is greatest.

    There must be at least as many columns as rows.

    >>> best_pairs([[3.9, 3.7], [3.6, 0.0]])
    [1, 0]
    """
    rows, columns = len(worth), len(worth[0]) if worth else 0
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    paired, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        paired[0], at = row, 0
        least, done = [_FAR] * (columns + 1), [False] * (columns + 1)
        while paired[at]:
            done[at] = True
            at = _step(worth, paired, row_price, column_price, least, done, way, at)
        while at:
            paired[at], at = paired[way[at]], way[at]
    found = [0] * rows
    for column in range(1, columns + 1):
        if paired[column]:
            found[paired[column] - 1] = column - 1
    return found


def _step(worth, paired, row_price, column_price, least, done, way, at) -> int:
    """Grows the tree of cheapest ways by one column, and says which."""
    row, gap, nearest = paired[at], _FAR, 0
    for column in range(1, len(done)):
        if not done[column]:
            cost = -worth[row - 1][column - 1] - row_price[row] - column_price[column]
            if cost < least[column]:
                least[column], way[column] = cost, at
            if least[column] < gap:
                gap, nearest = least[column], column
    for column in range(len(done)):
        if done[column]:
            row_price[paired[column]] += gap
            column_price[column] -= gap
        else:
            least[column] -= gap
    return nearest
