"""How wide a table's columns stand on paper: as the layout shares them out, but no word wider than its column."""

from __future__ import annotations

from goldthread.page import Table
from goldthread.page.areas import areas_of

_SMALL, _LARGE = 0.19, 0.24  # mm of a letter's width for a point of its size: small ones, and capitals and figures
_BOLD = 1.08
_BESIDE = 3.2  # mm: the cell's padding, and a bullet's place where there is one
_BULLET = 2.2
_SHAPE = 5.0  # a rating's shape, which a wider font may lend, and the space behind it
_LONGEST = 24  # letters; a longer word (a web address) may be broken


def widths_of(table: Table, *, page: float, points: float) -> list[float]:
    """The width of each column in mm, ``page`` in all, for words of this size in points."""
    shares = list(table.widths) or [1.0] * table.width
    whole = sum(shares)
    wanted = [page * share / whole for share in shares]
    least = [min(width, 0.5 * page) for width in _least(table, points)]
    if sum(least) >= page:
        return [page * width / sum(least) for width in least]
    short = [max(0.0, low - width) for low, width in zip(least, wanted, strict=True)]
    spare = [max(0.0, width - low) for low, width in zip(least, wanted, strict=True)]
    taken = sum(short) / sum(spare) if sum(spare) else 0.0
    return [width + lack - taken * more for width, lack, more in zip(wanted, short, spare, strict=True)]


def _least(table: Table, points: float) -> list[float]:
    """The width that each column's widest word needs."""
    areas = areas_of(table)
    least = [6.0] * table.width
    for (number, place), (_, over) in areas.items():
        if over > 1:
            continue
        cell, bold = table.rows[number].cells[place], number < table.header
        for line in cell.lines:
            beside = _BESIDE + (_BULLET if line.bullet else 0) + (_SHAPE if cell.shade else 0)
            widest = max((_width(word, points) for word in line.text.split() if len(word) <= _LONGEST), default=0.0)
            least[place] = max(least[place], widest * (_BOLD if bold or line.bold or cell.shade else 1.0) + beside)
    return least


def _width(word: str, points: float) -> float:
    return points * sum(_LARGE if not letter.islower() else _SMALL for letter in word)
