"""Tables of a PDF page that have no lines between their columns: the white between the words tells where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from goldthread.documents.load.pdf_lines import Printed, Word, is_glyph, printed_lines, usual_pitch
from goldthread.documents.load.pdf_tables import Box, Grid

_GAP = 0.7  # of the type's height: white between two words that could part columns
_GUTTER = 0.5  # of the type's height: white that runs down a whole table
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3
_MOST_LINES = 400  # on a page that a person could read
_WIDE = 0.3  # of the table's width: one piece of a line that may run across its columns
_ROW_APART = 1.25  # times the distance of lines within a row
_FAR = 6.0  # lines of white that end a table
_AT_LEFT = 10.0  # points from a table's left side
_NEAR = 2.5  # lines of white between a table and its header
_MOST_ACROSS = 4  # lines in a row that run across
_LARGER = 1.2


@dataclass(slots=True)
class _Pieces:
    """A printed line and its pieces, which wide white parts."""

    line: Printed
    pieces: list[tuple[float, float]]

    @property
    def width(self) -> float:
        return self.pieces[-1][1] - self.pieces[0][0]


def columned(grid: Grid, words: Sequence[Word]) -> Grid:
    """A grid of rows alone with the columns that the white between its words shows; the same where there are none.

    ``words`` are those of the page that no other table holds. A header above the first level line, and a last row
    below the last, come with it.
    """
    lines = [_pieces(line) for line in printed_lines(words)]
    left, top, right, bottom = grid.box
    inside = [line for line in lines if top <= _middle(line) <= bottom]
    gutters = _gutters(inside, left, right)
    if len(gutters) < _FEWEST_COLUMNS - 1 or sum(len(line.pieces) >= _FEWEST_COLUMNS for line in inside) < 2:
        return grid
    bands = [(box[1], box[3]) for _, (box, _, _) in sorted(grid.boxes.items())]
    above = _beside([line for line in reversed(lines) if _middle(line) < top], top, gutters, left)
    below = _beside([line for line in lines if _middle(line) > bottom], bottom, gutters, left)
    gutters = _gutters([*above, *inside, *below], left, right)  # a column may have no word but its head's
    if above:
        bands.insert(0, (above[-1].line.top - 1, top))
    if below:
        bands.append((bottom, max(word.bottom for word in below[-1].line.words) + 1))
    return _gridded(bands, gutters, (left, bands[0][0], right, bands[-1][1]), [*above, *inside, *below])


def _beside(lines: Sequence[_Pieces], edge: float, gutters: Sequence[float], left: float) -> list[_Pieces]:
    """The lines right above or below a table that keep to its columns, where one of them fills several."""
    kept: list[_Pieces] = []
    for line in lines:
        crossed = any(x0 < gutter - 1 and gutter + 1 < x1 for x0, x1 in line.pieces for gutter in gutters)
        if crossed or line.pieces[0][0] < left - 2 or abs(_middle(line) - edge) > _NEAR * line.line.height:
            break
        kept.append(line)
        edge = _middle(line)
    return kept if any(len(line.pieces) >= _FEWEST_COLUMNS for line in kept) else []


def grids_without_lines(words: Sequence[Word]) -> list[Grid]:
    """The tables among words that no ruled table holds, from the top of the page."""
    lines = [_pieces(line) for line in printed_lines(words)]
    if len(lines) > _MOST_LINES:
        return []
    return [grid for run in _runs(lines) if (grid := _of_white(run))]


def _pieces(line: Printed) -> _Pieces:
    wide = _GAP * line.height
    pieces = [(line.words[0].x0, line.words[0].x1)]
    for before, word in pairwise(line.words):
        if word.x0 - pieces[-1][1] > wide and not is_glyph(before.text):
            pieces.append((word.x0, word.x1))
        else:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], word.x1))
    return _Pieces(line, pieces)


def _gutters(lines: Sequence[_Pieces], left: float, right: float) -> list[float]:
    """The left sides of the white stripes that run down between the pieces of all lines but those across the table."""
    parted = [line for line in lines if len(line.pieces) > 1]
    if not parted:
        return []
    stripes = _stripes(parted)
    alone = [
        line for line in lines if len(line.pieces) == 1 and line.width < _WIDE * (right - left)
        and not (line.pieces[0][0] < left + _AT_LEFT and any(line.pieces[0][1] > stripe for stripe in stripes))
    ]  # fmt: skip
    return _stripes([*parted, *alone])


def _stripes(lines: Sequence[_Pieces]) -> list[float]:
    least = _GUTTER * median(line.line.height for line in lines)
    spans = sorted(piece for line in lines for piece in line.pieces)
    gutters, end = [], spans[0][1]
    for begin, stop in spans:
        if begin - end >= least:
            gutters.append((end + begin) / 2 if begin - end < 4 * least else begin - least)
        end = max(end, stop)
    return gutters


# where a table begins and ends ------------------------------------------------------------------------------------


def _runs(lines: Sequence[_Pieces]) -> Iterator[list[_Pieces]]:
    """Lines that could be one table: from one of three pieces down to where the columns end."""
    place = 0
    while place < len(lines):
        if len(lines[place].pieces) < _FEWEST_COLUMNS:
            place += 1
            continue
        run = _run_from(lines, place)
        if _has_rows(run):
            yield run
        place += max(1, len(run))


def _has_rows(run: Sequence[_Pieces]) -> bool:
    """Whether two lines are filled, or one is well filled as a header is and another in part."""
    pieces = sorted((len(line.pieces) for line in run), reverse=True)
    return len(run) > 1 and (pieces[1] >= _FEWEST_COLUMNS or (pieces[0] > _FEWEST_COLUMNS and pieces[1] > 1))


def _run_from(lines: Sequence[_Pieces], start: int) -> list[_Pieces]:
    run, kept = [lines[start]], 1
    left, right = lines[start].pieces[0][0], lines[start].pieces[-1][1]
    for line in lines[start + 1 :]:
        height = run[0].line.height
        far = line.line.top - run[-1].line.top > _FAR * height
        larger = line.line.height > _LARGER * height
        left, right = min(left, line.pieces[0][0]), max(right, line.pieces[-1][1])
        if far or larger or len(run) - kept >= _MOST_ACROSS:
            break
        run.append(line)
        if _is_across(line, left, right):
            kept = len(run) if _keeps_to_column(line, run[:kept], left, right) else kept
            continue
        if len(_gutters(run, left, right)) < _FEWEST_COLUMNS - 1:
            run.pop()
            break
        kept = len(run)
    return _without_foot(run[:kept])


def _without_foot(run: list[_Pieces]) -> list[_Pieces]:
    """The lines without those at the end that stand apart at the left, as a page's foot does."""
    pitch = usual_pitch([line.line for line in run])
    while len(run) > 1 and len(run[-1].pieces) == 1 and run[-1].pieces[0][0] < run[0].pieces[0][0] + 5 and (
        run[-1].line.top - run[-2].line.top > _ROW_APART * pitch
    ):  # fmt: skip
        run = run[:-1]
    return run


def _keeps_to_column(line: _Pieces, run: Sequence[_Pieces], left: float, right: float) -> bool:
    """Whether a long line is the rest of a cell: between two gutters, and right below what stands there."""
    near = line.line.top - run[-1].line.top < _ROW_APART * 1.3 * line.line.height
    x0, x1 = line.pieces[0]
    return near and not any(x0 < gutter < x1 for gutter in _gutters(run, left, right))


def _is_across(line: _Pieces, left: float, right: float) -> bool:
    return len(line.pieces) == 1 and line.width >= _WIDE * (right - left)


def _of_white(run: Sequence[_Pieces]) -> Grid | None:
    left, right = min(line.pieces[0][0] for line in run), max(line.pieces[-1][1] for line in run)
    gutters = _gutters(run, left, right)
    bands = list(_bands(run, gutters))
    if len(gutters) < _FEWEST_COLUMNS - 1 or len(bands) < _FEWEST_ROWS - 1:
        return None
    return _gridded(bands, gutters, (left - 1, bands[0][0], right + 1, bands[-1][1]), run)


def _bands(run: Sequence[_Pieces], gutters: Sequence[float]) -> Iterator[tuple[float, float]]:
    """The rows of a table without lines: more white stands between two rows than between two lines of one."""
    first = [run[0], *(line for above, line in pairwise(run) if _opens(above, line, run, gutters))]
    tops = [line.line.top - 1 for line in first]
    yield from pairwise([*tops, max(word.bottom for word in run[-1].line.words) + 1])


def _opens(above: _Pieces, line: _Pieces, run: Sequence[_Pieces], gutters: Sequence[float]) -> bool:
    """Whether a line is the first of a row."""
    gaps = sorted(b.line.top - a.line.top for a, b in pairwise(run))
    pitch = usual_pitch([each.line for each in run])
    if gaps[-1] > _ROW_APART * pitch and _parts_rows(run, pitch, gutters):
        return line.line.top - above.line.top > _ROW_APART * pitch
    return _fills(line, gutters) >= max(2, (len(gutters) + 1) / 2)


def _parts_rows(run: Sequence[_Pieces], pitch: float, gutters: Sequence[float]) -> bool:
    """Whether about as many wide gaps stand in a table as it has lines that are filled from side to side."""
    wide = sum(b.line.top - a.line.top > _ROW_APART * pitch for a, b in pairwise(run))
    full = sum(_fills(line, gutters) >= max(3, 0.75 * (len(gutters) + 1)) for line in run)
    return wide >= 0.5 * (full - 1)


def _fills(line: _Pieces, gutters: Sequence[float]) -> int:
    """In how many columns a line has words."""
    return len({_column(piece[0], gutters) for piece in line.pieces})


def _column(x: float, gutters: Sequence[float]) -> int:
    return sum(x > gutter for gutter in gutters)


# the grid ----------------------------------------------------------------------------------------------------------


def _gridded(
    bands: Sequence[tuple[float, float]], gutters: Sequence[float], box: Box, lines: Sequence[_Pieces]
) -> Grid:
    """A box for each row and column; where words run over a gutter, one box over the columns on both sides."""
    edges = [box[0], *gutters, box[2]]
    ends = _ends(lines, gutters, box[2])
    boxes = {}
    for row, (top, bottom) in enumerate(bands):
        inside = [line for line in lines if top <= _middle(line) < bottom]
        crossed = {
            place for line in inside for x0, x1 in line.pieces
            for place, gutter in enumerate(gutters) if x0 < gutter - 1 and gutter + 1 < x1
        }  # fmt: skip
        column = 0
        while column < len(edges) - 1:
            over = 1
            while column + over - 1 in crossed:
                over += 1
            end = ends[column] if over == 1 else edges[column + over]
            boxes[row, column] = ((edges[column], top, end, bottom), over, 1)
            column += over
    return Grid(box, boxes, tuple(top for top, _ in bands), tuple(edges[:-1]))


def _ends(lines: Sequence[_Pieces], gutters: Sequence[float], right: float) -> list[float]:
    """Where the words of each column end: the white beyond is no room that a line could have used."""
    ends = [0.0] * (len(gutters) + 1)
    for x0, x1 in (piece for line in lines for piece in line.pieces):
        if _column(x0, gutters) == _column(x1, gutters):
            ends[_column(x0, gutters)] = max(ends[_column(x0, gutters)], x1 + 1)
    return [end or edge for end, edge in zip(ends, [*gutters, right], strict=True)]


def _middle(line: _Pieces) -> float:
    return line.line.top + line.line.height / 2
