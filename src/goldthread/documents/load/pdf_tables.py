"""The ruled tables of a PDF page: where their cells are, and with what colour each is filled."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.load.pdf_lines import Word, lines_in
from goldthread.documents.load.shades import rag_of_shade
from goldthread.page import Cell

Box = tuple[float, float, float, float]  # left, top, right, bottom
_NEAR = 3.0
_THIN = 3.0
_HALF = 0.5
_EDGES_OF_A_GRID = 6


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled shape on the page and the rating its colour means."""

    box: Box
    rag: str | None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's boxes by row and column; a box over several stands at its first."""

    box: Box
    boxes: dict[tuple[int, int], tuple[Box, int, int]]
    rows: tuple[float, ...]
    columns: tuple[float, ...]


def grids_on(page) -> list[Grid]:
    """The ruled tables of a pdfplumber page, from the top."""
    edges = _edges(page)
    vertical = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge for edge in edges if edge["orientation"] == "h"]
    if len(level) < 2:
        return []
    settings = {
        "vertical_strategy": "explicit", "explicit_vertical_lines": [*vertical, *_open_sides(level, vertical)],
        "horizontal_strategy": "explicit", "explicit_horizontal_lines": [*level, *_open_ends(level, vertical)],
        "snap_tolerance": _NEAR, "join_tolerance": _NEAR, "intersection_tolerance": _NEAR,
    }  # fmt: skip
    if len(settings["explicit_vertical_lines"]) < 2:
        return []
    return sorted(map(_grid, (table.cells for table in page.find_tables(settings))), key=lambda grid: grid.box[1])


def _edges(page) -> list[dict]:
    """Lines, thin boxes and the sides of drawn boxes; those of plain fills only where nothing else makes a grid."""
    from pdfplumber import utils

    ruled = [edge for line in page.lines for edge in [utils.line_to_edge(line)] if edge["orientation"]]
    fills = []
    for box in page.rects:
        thin = min(box["width"], box["height"]) < _THIN
        (ruled if thin or box["stroke"] else fills).extend(_sides(box, utils))
    if len(ruled) >= _EDGES_OF_A_GRID:
        return ruled
    return ruled + fills


def _sides(box: dict, utils) -> list[dict]:
    sides = utils.rect_to_edges(box)
    if box["height"] < _THIN <= box["width"]:
        return [side for side in sides if side["orientation"] == "h"][:1]
    if box["width"] < _THIN <= box["height"]:
        return [side for side in sides if side["orientation"] == "v"][:1]
    return sides if min(box["width"], box["height"]) >= _THIN else []


def _open_sides(level: list[dict], vertical: list[dict]) -> list[float]:
    """Where a table has no line at its left or right, the place where its level lines end."""
    long = [edge for edge in level if edge["x1"] - edge["x0"] > 150]
    ends = [min(edge["x0"] for edge in long), max(edge["x1"] for edge in long)] if long else []
    return [end for end in ends if not any(abs(edge["x0"] - end) <= _NEAR for edge in vertical)]


def _open_ends(level: list[dict], vertical: list[dict]) -> list[float]:
    """Where the page break left a table without its first or last level line, the place where its uprights end."""
    tall = [edge for edge in vertical if edge["bottom"] - edge["top"] > 15]
    ends = [min(edge["top"] for edge in tall), max(edge["bottom"] for edge in tall)] if len(tall) > 2 else []
    return [end for end in ends if not any(abs(edge["top"] - end) <= _NEAR for edge in level)]


def _grid(cells: Sequence[Box]) -> Grid:
    columns, rows = _places(box[0] for box in cells), _places(box[1] for box in cells)
    boxes = {}
    for box in cells:
        row, column = _at(rows, box[1]), _at(columns, box[0])
        down = max(1, sum(row <= place and top < box[3] - _NEAR for place, top in enumerate(rows) if place >= row))
        over = max(1, sum(left < box[2] - _NEAR for place, left in enumerate(columns) if place >= column))
        boxes[row, column] = (box, over, down)
    outer = (min(b[0] for b in cells), min(b[1] for b in cells), max(b[2] for b in cells), max(b[3] for b in cells))
    return Grid(outer, boxes, tuple(rows), tuple(columns))


def _places(values) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


def _at(places: Sequence[float], value: float) -> int:
    return max(0, bisect_right(places, value + _NEAR) - 1)


def rows_of(grid: Grid, words: Sequence[Word], fills: Sequence[Fill]) -> Iterator[tuple[Cell, ...]]:
    """The rows of cells of a table, with the words that stand in each."""
    within = _words_by_box(grid, words)
    covered = {
        (row + down, column + over)
        for (row, column), (_, wide, high) in grid.boxes.items()
        for down in range(high)
        for over in range(wide)
    }
    for row in range(len(grid.rows)):
        yield tuple(_cell(grid, (row, column), within, fills, covered) for column in range(len(grid.columns)))


def _cell(grid: Grid, place: tuple[int, int], within: dict, fills: Sequence[Fill], covered: set) -> Cell:
    if place not in grid.boxes:
        return Cell(merged=place in covered)
    box, over, _ = grid.boxes[place]
    lines = lines_in(within[place], box[0], box[2])
    shade = shade_of(box, fills, bare=not any(any(map(str.isalnum, line.text)) for line in lines))
    if shade is None and within[place] and not any(any(map(str.isalnum, word.text)) for word in within[place]):
        shade = rag_of_shade(as_hex(within[place][0].colour))
    return Cell(lines, shade, over)


def _words_by_box(grid: Grid, words: Sequence[Word]) -> dict[tuple[int, int], list[Word]]:
    found: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        across, down = (word.x0 + min(word.x1, word.x0 + 6)) / 2, (word.top + word.bottom) / 2
        for place, (box, _, _) in grid.boxes.items():
            if box[0] - 1 <= across <= box[2] and box[1] <= down <= box[3]:
                found[place].append(word)
                break
        else:  # printed beyond the edge of its box
            found[min(grid.boxes, key=lambda place: _distance(grid.boxes[place][0], across, down))].append(word)
    return found


def _distance(box: Box, across: float, down: float) -> float:
    """How far a place is from a box."""
    return max(box[0] - across, across - box[2], 0.0) + max(box[1] - down, down - box[3], 0.0)


def shade_of(box: Box, fills: Sequence[Fill], *, bare: bool) -> str | None:
    """The rating of the colour that fills most of a box; of a mark drawn in it, where it holds no word."""
    cover: dict[str | None, float] = defaultdict(float)
    marks = []
    for fill in fills:
        if common := _common(box, fill.box):
            cover[fill.rag] += common
            if bare and fill.rag and common >= 0.9 * _area(fill.box) >= 12:
                marks.append(fill.rag)
    most = max(cover, key=cover.__getitem__, default=None)
    if most and cover[most] >= _HALF * _area(box):
        return most
    return marks[-1] if marks else None


def fills_on(page) -> list[Fill]:
    """The filled shapes of a page, in the order drawn."""
    shapes = (*page.rects, *page.curves)
    filled = (shape for shape in shapes if shape["fill"])
    found = (Fill(_box(shape), rag_of_shade(as_hex(shape.get("non_stroking_color")))) for shape in filled)
    return [fill for fill in found if _area(fill.box) > 9]


def _box(shape: dict) -> Box:
    return shape["x0"], shape["top"], shape["x1"], shape["bottom"]


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _common(a: Box, b: Box) -> float:
    return _area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))


def as_hex(colour: object) -> str | None:
    """A PDF's grey, RGB or CMYK colour as six hex digits.

    >>> as_hex((1, 0.75, 0)), as_hex((0, 0, 0, 0)), as_hex((0.5,))
    ('ffbf00', 'ffffff', '808080')
    """
    parts = list(colour) if isinstance(colour, (tuple, list)) else [colour]
    if not all(isinstance(part, (int, float)) and not isinstance(part, bool) for part in parts):
        return None
    if len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    parts = parts * 3 if len(parts) == 1 else parts
    return "".join(f"{round(255 * min(1, max(0, part))):02x}" for part in parts) if len(parts) == 3 else None
