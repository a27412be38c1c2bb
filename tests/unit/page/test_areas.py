"""Which cells stand for others, beside and below."""

from goldthread.page import Cell, Line, Table, TableRow
from goldthread.page.areas import areas_of, cells_filled


def cell(text: str, span: int = 1) -> Cell:
    return Cell((Line(text),), span=span)


HANGS = Cell(merged=True)


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table(tuple(TableRow(row, line) for line, row in enumerate(rows, 1)), 1)


def test_cells_of_their_own():
    assert areas_of(table((cell("a"), cell("b")), (cell("c"), cell("d")))) == {
        (0, 0): (1, 1), (0, 1): (1, 1), (1, 0): (1, 1), (1, 1): (1, 1),
    }  # fmt: skip


def test_a_cell_over_those_below():
    areas = areas_of(table((cell("a"), cell("b")), (HANGS, cell("c")), (HANGS, cell("d"))))
    assert areas[0, 0] == (3, 1)
    assert (1, 0) not in areas and (2, 0) not in areas and areas[2, 1] == (1, 1)


def test_a_cell_over_the_whole_row():
    assert areas_of(table((cell("a", 3), HANGS, HANGS), (cell("b"), cell("c"), cell("d"))))[0, 0] == (1, 3)
    assert len(areas_of(table((cell("a", 3), HANGS, HANGS), (cell("b"), cell("c"), cell("d"))))) == 4


def test_a_block_of_two_by_two():
    areas = areas_of(table((cell("a", 2), HANGS, cell("b")), (HANGS, HANGS, cell("c"))))
    assert areas == {(0, 0): (2, 2), (0, 2): (1, 1), (1, 2): (1, 1)}


def test_a_new_cell_ends_the_one_above():
    areas = areas_of(table((cell("a"),), (HANGS,), (cell("b"),), (HANGS,)))
    assert areas == {(0, 0): (2, 1), (2, 0): (2, 1)}


def test_filled_each_row_says_what_stands_above_and_a_band_says_it_once():
    rows = cells_filled(table((cell("band", 2), HANGS), (cell("a"), cell("b")), (HANGS, cell("c")), (HANGS, HANGS)))
    assert [[one.text for one in row] for row in rows] == [["band", ""], ["a", "b"], ["a", "c"], ["a", "c"]]


def test_an_empty_table():
    assert areas_of(table()) == {} and cells_filled(table()) == []
