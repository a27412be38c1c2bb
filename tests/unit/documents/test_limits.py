"""What is too much for a plan is refused in one sentence, at once, and says where."""

from __future__ import annotations

import re

import pytest

from goldthread.documents import read_plan
from goldthread.documents.load import load_document
from goldthread.documents.load.limits import limits
from goldthread.errors import UnreadableFile

HEAD = "Ref\tAction\tLead\tTimescale\n"
ROW = "1.1\tWrite the guide\tLena Osgood\t30 September 2026\n"
PAGE = "<table><tr><th>Action<th>Lead{}</table>"


def _over(what: str) -> int:
    return limits()[what] + 1


TOO_MUCH = {
    "columns": HEAD + "x\t" * _over("columns") + "x\n",
    "columns in pipes": "|a" * _over("columns") + "|\n",
    "columns of a web page": PAGE.format("<tr>" + "<td>x" * _over("columns")),
    "a cell": HEAD + ROW + "1.2\t" + "w" * _over("characters") + "\tLena Osgood\tMay 2026\n",
    "a paragraph": HEAD + ROW + "w" * _over("characters"),
    "a paragraph of a web page": "<p>" + "w" * _over("characters") + PAGE.format(""),
    "rows": HEAD + ROW * _over("rows"),
    "rows of a web page": PAGE.format("<tr><td>x<td>y" * _over("rows")),
    "lines": "word\n" * _over("lines") + HEAD + ROW,
    "lines in cells": HEAD + ("1\t" + "<br>a" * 2000 + "\tx\ty\n") * 25,
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_file_with_too_much_is_refused_with_its_line(what):
    with pytest.raises(UnreadableFile, match=r"^plan, line \d+: .* no plan we know comes near [\d,]+\. Choose"):
        read_plan(TOO_MUCH[what].encode(), name="plan")


def test_a_file_with_as_much_as_may_be_is_read():
    widest = "x\t" * (limits()["columns"] - 1) + "x\n"
    longest = "w" * limits()["characters"] + "\n"
    tallest = HEAD + ROW * (limits()["rows"] - 2)
    document = load_document((tallest + widest + longest).encode())
    assert sum(len(table.rows) for table in document.tables) == limits()["rows"]


def test_a_cell_that_says_it_spans_a_thousand_columns_ends_at_the_edge():
    page = PAGE.format("<tr><td colspan=9999>x<tr><td>a<td>b")
    rows = [row for table in load_document(page.encode()).tables for row in table.rows]
    assert [len(row.cells) for row in rows] == [2, limits()["columns"], 2]


@pytest.mark.parametrize("sign", ["&#" + "9" * 5000 + ";", "&#" + "0" * 5000 + "65"])
def test_a_sign_of_a_number_without_end_stays_as_it_is(sign):
    plan = read_plan((HEAD + ROW + f"1.2\tWrite {sign} down\tLena Osgood\tMay 2026\n").encode(), name="plan").plan
    assert plan.actions[1].text == f"Write {sign} down"


def test_a_colour_of_numbers_without_end_is_no_colour():
    page = PAGE.format(f'<tr><td style="background: rgb({"9" * 5000}, 0, 0)">Write the guide<td>Lena Osgood')
    assert read_plan(page.encode(), name="plan").plan.actions[0].text == "Write the guide"


@pytest.mark.parametrize("end", ["x", "\tx", "|x|y|", ""])
def test_a_long_row_of_dashes_does_not_hold_anyone_up(end):
    document = load_document((HEAD + ROW + "-" * 7000 + end).encode())
    assert len(list(document.tables)) == 1 or end == "|x|y|"


def test_binary_data_at_the_end_of_a_long_file_is_found():
    with pytest.raises(UnreadableFile, match="binary"):
        read_plan((HEAD + ROW + "word word\n" * 9000 + "\0").encode(), name="plan")


def test_a_line_of_dashes_is_still_a_ruler_and_words_are_not():
    document = load_document(b"|a|b|\n|---|:--:|\n|c|d|\n----\n- -\n+--+\n")
    assert [row.texts for table in document.tables for row in table.rows] == [("a", "b"), ("c", "d")]
    assert [re.sub(r"\s", "", prose.text) for prose in document.prose] == ["-"]
