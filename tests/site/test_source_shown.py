"""The piece of the document beside a question: the right row, the right cell, the words that were read."""

from __future__ import annotations

from goldthread.page.document import Cell, Document, Line, Prose, Table, TableRow
from goldthread_site.plans.presenters.source import Place, place_in_prose, source_shown


def document(*rows: tuple[str, ...]) -> Document:
    table = Table(
        tuple(TableRow(tuple(Cell((Line(t),)) for t in row), line=10 + n) for n, row in enumerate(rows)), number=1
    )
    return Document(
        (Prose("Plan of Fernshire Council", line=1), Prose("A second line", line=2), table), name="a/plan.txt"
    )


SMALL = document(
    ("What", "Lead", "Due"), ("Visit", "Lena", "Jan"), ("Write up", "Joan", "Feb, then March"), ("Train", "Dan", "May")
)


def marked(shown) -> list[tuple[int, int, str]]:
    return [
        (row, cell, piece.read)
        for row, r in enumerate(shown.rows)
        for cell, c in enumerate(r.cells)
        for piece in c.pieces
        if c.marked
    ]


def test_the_row_stands_between_its_neighbours_and_the_words_are_marked():
    shown = source_shown(SMALL, Place(line=12, table=1, row=3, column=3), "then March")
    assert shown.header == ("What", "Lead", "Due")
    assert [row.current for row in shown.rows] == [False, True, False]
    assert marked(shown) == [(1, 2, "then March")]
    assert (shown.name, shown.place) == ("plan.txt", "line 12, table 1, row 3")


def test_words_that_are_not_there_mark_the_whole_cell():
    assert marked(source_shown(SMALL, Place(line=12, column=3), "31 March 2026")) == [(1, 2, "Feb, then March")]


def test_without_a_column_the_cell_is_found_by_its_words_in_the_rows_below():
    position = document(
        ("Position", "", "RAG"), ("Outcome", "Cover in every team", "Green"), ("Impact", "Seen alone", "Red")
    )
    shown = source_shown(position, Place(line=10), "Seen alone")
    assert [row.current for row in shown.rows] == [False, True]
    assert marked(shown) == [(1, 1, "Seen alone")]


def test_a_wide_table_is_cut_to_four_columns_around_the_cell():
    wide = document(tuple("abcdefghi"), tuple("123456789"))
    shown = source_shown(wide, Place(line=11, column=8), "8")
    assert shown.header == ("f", "g", "h", "i") and shown.columns_left_out == 5
    assert marked(shown) == [(0, 2, "8")]


def test_a_long_neighbour_is_cut_and_the_cell_itself_is_not():
    shown = source_shown(document(("A", "B"), ("long " * 90, "word " * 90)), Place(line=11, column=2), "")
    first, second = (cell.pieces[0] for cell in shown.rows[0].cells)
    assert len(first.before) < 170 and first.before.endswith("…")
    assert len(second.read) > 400


def test_a_line_outside_the_tables():
    place = place_in_prose(SMALL, "Fernshire Council")
    shown = source_shown(SMALL, place, "Fernshire Council")
    assert shown.place == "line 1" and marked(shown) == [(0, 0, "Fernshire Council")]


def test_no_place_no_piece():
    assert source_shown(SMALL, Place(), "x") is None
    assert source_shown(SMALL, Place(line=99), "x") is None


def test_a_short_row_under_a_long_header_is_shown():
    ragged = document(("A", "B", "C", "D", "E", "F"), ("1",))
    assert source_shown(ragged, Place(line=11, column=6), "").rows[0].current
