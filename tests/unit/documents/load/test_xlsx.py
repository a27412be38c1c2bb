"""What a person sees in a workbook is what is read."""

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from goldthread.documents.load import load_document
from goldthread.documents.load.xlsx_formats import shown

HEAD = ["Ref", "Action", "Lead", "Due", "RAG"]


def book_of(*rows):
    book = Workbook()
    for cells in (HEAD, *rows):
        book.active.append(cells)
    return book, book.active


def read(book):
    out = io.BytesIO()
    book.save(out)
    return load_document(out.getvalue(), name="plan.xlsx")


def texts(document, table=0):
    return [row.texts for row in list(document.tables)[table].rows]


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (date(2017, 1, 1), "mmm-yy", "Jan-17"),
        (date(2017, 3, 31), "dd/mm/yyyy", "31/03/2017"),
        (date(2017, 3, 31), "mm-dd-yy", "31/03/2017"),
        (date(2017, 3, 1), '[$-809]d mmmm yyyy;@', "1 March 2017"),
        (datetime.fromisoformat("2017-03-01T14:05"), "dd/mm/yyyy hh:mm", "01/03/2017 14:05"),
        (0.855, "0.0%", "85.5%"), (12500, '"£"#,##0', "£12,500"), (12500.5, "[$£-809]#,##0.00", "£12,500.50"),
        (1.1, "0.0", "1.1"), (7, "000", "007"), (3.0, "General", "3"), (-2, "0", "-2"), (True, "General", "TRUE"),
    ],
)  # fmt: skip
def test_a_value_is_read_as_its_number_format_shows_it(value, style, text):
    assert shown(value, style) == text


def test_dates_lines_and_bullets_of_a_row():
    book, sheet = book_of([1.1, "To do:\n• one\n   - within\n• two", "Joan Wren", date(2026, 3, 31), None])
    sheet["D2"].number_format = "mmm-yy"
    cells = next(read(book).tables).rows[1].cells
    assert [(line.text, line.depth) for line in cells[1].lines] == [
        ("To do:", 0),
        ("one", 1),
        ("within", 2),
        ("two", 1),
    ]
    assert (cells[0].text, cells[3].text) == ("1.1", "Mar-26")


@pytest.mark.parametrize(
    ("colour", "shade"),
    [
        (Color(rgb="FF92D050"), "green"), (Color(indexed=10), "red"), (Color(theme=6), "green"),
        (Color(theme=9, tint=0.4), "amber"), (Color(theme=0, tint=-0.15), None),
    ],
)  # fmt: skip
def test_fills_of_every_kind_of_colour(colour, shade):
    book, sheet = book_of(["1", "Do", "Joan Wren", "May", None])
    sheet["E2"].fill = PatternFill("solid", fgColor=colour)
    sheet["E1"].fill = PatternFill("solid", fgColor="FFB7DEE8")
    assert next(read(book).tables).rows[1].cells[4].shade == shade


def test_conditional_colours_are_worked_out_where_the_rule_is_simple():
    book, sheet = book_of(
        ["1", "Do", "Ann", "May", "R"], ["2", "Go", "Bob", "May", "G"], ["3", "See", "Cy", "May", None]
    )
    red, green = (PatternFill(bgColor=colour) for colour in ("FFFF0000", "FF00B050"))
    sheet.conditional_formatting.add("E2:E4", CellIsRule(operator="equal", formula=['"R"'], fill=red))
    sheet.conditional_formatting.add("E2:E4", FormulaRule(formula=['$E2="G"'], fill=green))
    document = read(book)
    assert [row.cells[4].shade for row in next(document.tables).rows[1:]] == ["red", "green", None]
    assert document.notes == ()


def test_a_colour_by_a_rule_that_is_not_worked_out_is_said():
    book, sheet = book_of(["1", "Do", "Ann", "May", 3])
    red = PatternFill(bgColor="FF0000")
    sheet.conditional_formatting.add("E2:E9", FormulaRule(formula=["$E2<TODAY()"], fill=red))
    document = read(book)
    assert next(document.tables).rows[1].cells[4].shade is None
    assert "colour not read" in document.notes[0]


def test_hidden_rows_are_read_and_hidden_columns_and_sheets_are_not_and_all_is_said():
    book, sheet = book_of(["1", "Do", "Ann", "May", "secret"], ["2", "Go", "Bob", "June", "secret"])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["E"].hidden = True
    other = book.create_sheet("Old")
    other["A1"] = "old"
    other.sheet_state = "hidden"
    document = read(book)
    assert texts(document) == [("Ref", "Action", "Lead", "Due"), ("1", "Do", "Ann", "May"), ("2", "Go", "Bob", "June")]
    assert [
        word for word in ("1 hidden rows", "Hidden columns", "“Old” is hidden") if word not in " ".join(document.notes)
    ] == []


def test_merged_cells_stand_once_and_titles_are_prose():
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "Fernshire improvement plan"
    sheet["A1"].font = Font(bold=True)
    sheet.merge_cells("A1:E1")
    for cells in ([], HEAD, ["1", "Do", "Ann", "May", None], ["2", "Go", None, "June", None]):
        sheet.append(cells or [None])
    sheet.merge_cells("C4:C5")
    document = read(book)
    assert [(prose.text, prose.level, prose.page) for prose in document.prose] == [("Fernshire improvement plan", 2, 1)]
    assert [row.cells[2].merged for row in next(document.tables).rows] == [False, False, True]
    assert [row.line for row in next(document.tables).rows] == [3, 4, 5]


def test_a_table_to_a_sheet_named_after_it():
    book, _ = book_of(["1", "Do", "Ann", "May", "G"])
    second = book.create_sheet("Care leavers")
    for cells in (HEAD, ["2", "Go", "Bob", "June", "R"]):
        second.append(cells)
    assert [(table.name, table.rows[0].page) for table in read(book).tables] == [("Sheet", 1), ("Care leavers", 2)]


def test_a_formula_without_a_stored_result_is_said():
    book, _ = book_of(["1", '=CONCATENATE("a","b")', "Ann", "May", "G"])
    assert "no stored result" in read(book).notes[0]
