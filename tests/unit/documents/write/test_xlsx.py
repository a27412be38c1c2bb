"""Excel: filters, frozen heads, lists to choose from, colours that follow the word, paper, dates, no formulas."""

from __future__ import annotations

import io
from functools import cache

import pytest

from goldthread.documents.layouts import HOUSE
from goldthread.documents.write import write_plan
from goldthread.plan.model import Plan
from tests.support.big_plan import big_plan
from tests.support.long_plan import long_plan
from tests.support.small import four_layouts

openpyxl = pytest.importorskip("openpyxl")
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@cache
def opened(layout: str = HOUSE):
    return openpyxl.load_workbook(io.BytesIO(write_plan(long_plan(), "xlsx", layout)))


@pytest.fixture(params=four_layouts())
def book(request):
    return opened(request.param)


def actions(book):
    return book["Actions"]


def column(sheet, head: str) -> str:
    row = int(sheet.freeze_panes[1:]) - 1
    return next(cell.column_letter for cell in sheet[row] if cell.value == head)


def test_each_kind_of_row_has_its_sheet():
    assert opened().sheetnames == ["Plan", "Sections", "Recommendations", "Actions", "Costs"]


def test_actions_can_be_filtered_below_heads_that_stay(book):
    sheet = actions(book)
    first = int(sheet.freeze_panes[1:])
    assert first > 1
    assert sheet.auto_filter.ref.startswith(f"A{first - 1}:") and sheet.auto_filter.ref.endswith(str(sheet.max_row))


def test_ratings_are_chosen_from_a_list_and_coloured_by_their_word():
    sheet = actions(opened())
    letter = column(sheet, "RAG")
    rule = next(one for one in sheet.data_validations.dataValidation if f"{letter}2" in one.sqref)
    assert rule.type == "list" and rule.formula1 == '"Red,Amber,Green,Blue"'
    assert f"{letter}{sheet.max_row}" in rule.sqref
    words = {rule.formula[0] for held in sheet.conditional_formatting for rule in held.rules}
    assert words == {'"Red"', '"Amber"', '"Green"', '"Blue"'}
    said = {sheet[f"{letter}{row}"].value: sheet[f"{letter}{row}"].fill.fgColor.rgb for row in range(2, 8)}
    assert set(said) == {"Red", "Amber", "Green", "Blue", None}
    assert len({said[word] for word in ("Red", "Amber", "Green", "Blue")}) == 4


A3, A4 = "8", "9"  # as a workbook numbers them


def test_each_sheet_is_ready_for_paper(book):
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) in (A3, A4)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.right.text == "Page &P of &N"
        assert "Draft" in sheet.oddHeader.left.text
        assert sheet.column_dimensions["A"].width > 5
    assert actions(book).print_title_rows


def test_a_row_is_as_tall_as_its_words_need(book):
    sheet = actions(book)
    tall = {row: sheet.row_dimensions[row].height for row in range(2, sheet.max_row + 1)}
    letters = {row: max(len(str(cell.value or "")) for cell in sheet[row]) for row in tall}
    longest, shortest = max(letters, key=letters.get), min(letters, key=letters.get)
    assert all(tall.values()) and tall[longest] >= tall[shortest]


def test_a_wide_sheet_is_printed_on_larger_paper():
    book = openpyxl.load_workbook(io.BytesIO(write_plan(big_plan(6), "xlsx")))
    assert (str(book["Actions"].page_setup.paperSize), str(book["Plan"].page_setup.paperSize)) == (A3, A4)


def test_columns_are_as_wide_as_their_words_need():
    sheet = actions(opened())
    wide, narrow = (sheet.column_dimensions[column(sheet, head)].width for head in ("Action", "No"))
    assert wide > 3 * narrow


def test_a_day_is_a_date_that_can_be_sorted():
    sheet = actions(opened())
    cell = sheet[f"{column(sheet, 'Due by')}2"]
    assert cell.is_date and f"{cell.value:%d %m %Y}" == "02 05 2026" and cell.number_format == "dd/mm/yyyy"


def test_no_text_is_run_as_a_formula():
    plan = _of_signs()
    for layout in four_layouts():
        book = openpyxl.load_workbook(io.BytesIO(write_plan(plan, "xlsx", layout)))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
        risky = [cell for cell in cells if isinstance(cell.value, str) and cell.value.lstrip().startswith(SIGNS)]
        assert len(risky) >= len(SIGNS)
        assert all(cell.data_type == "s" and cell.quotePrefix for cell in risky)


def _of_signs() -> Plan:
    begun = [*(f'{sign}HYPERLINK("http://x.example";"pay")' for sign in SIGNS), "\t=1+1", "  =2+2"]
    return Plan.model_validate({
        "title": "=1+1", "authority": "@Fernshire",
        "recommendations": [{"id": "r1", "number": "1", "text": "=SUM(A1:A9)"}],
        "actions": [
            {"id": f"a{number}", "recommendations": ["r1"], "text": text, "status": text, "leads": [text]}
            for number, text in enumerate(begun)
        ],
    })  # fmt: skip
