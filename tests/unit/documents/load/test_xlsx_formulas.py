"""Formulas of rules for colours: what they give over a small sheet, and what is said not to be known."""

from datetime import date

import pytest

from goldthread.documents.load.xlsx_formulas import Fault, Sums, Unknown
from goldthread.documents.load.xlsx_scales import mixed

CELLS = {(1, 1): "At Risk", (1, 2): 0.4, (1, 3): date(2024, 6, 30), (2, 1): "Done", (2, 2): 1, (1, 4): None}
SUMS = Sums(lambda row, column: CELLS.get((row, column)))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ('=$A1="at risk"', True), ('AND($A1<>"",$B1<50%)', True), ('OR(A2="x",A1="x")', False),
        ("NOT(ISBLANK(D1))", False),
        ('ISNUMBER(SEARCH("risk",A1))', True), ('LEFT(A1,2)="AT"', True), ("C1<DATE(2024,7,1)", True),
        ("(B1+B2)*2>2.5", True),
        ('IF(B2>=1,"G","R")="g"', True), ('COUNTIF($A$1:$A$2,"done")=1', True), ('D1=""', True), ("-B2<0", True),
        ('A1&B2="At Risk1"', True), ("SUM(B1:B2)", 1.4),
    ],
)  # fmt: skip
def test_what_a_formula_gives(formula, value):
    assert SUMS.value(formula) == value


def test_a_place_without_a_dollar_moves_with_its_cell():
    assert SUMS.value('$A1="Done"', down=1) is True
    assert SUMS.value('$A$1="Done"', down=1) is False


@pytest.mark.parametrize(
    "formula", ["C1<TODAY()", "Sheet2!A1=1", "VLOOKUP(A1,B1:C2,2)", "((A1", "A1=", "(" * 500, "A1:A9=1"]
)
def test_what_cannot_be_worked_out_is_unknown(formula):
    with pytest.raises(Unknown):
        SUMS.value(formula)


@pytest.mark.parametrize("formula", ['SEARCH("none",A1)', "B1/0", "A1+1"])
def test_what_a_spreadsheet_shows_as_an_error_is_a_fault(formula):
    with pytest.raises(Fault):
        SUMS.value(formula)


def test_a_colour_between_two_others():
    assert mixed(0.25, [0.0, 0.5, 1.0], ["FF0000", "FFFF00", "00FF00"]) == "FF8000"
