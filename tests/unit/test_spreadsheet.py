"""No cell of a spreadsheet runs as a formula, and none loses its text."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.spreadsheet import safe_cell, write_rows


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@sum", "\t=1", "  =1", "＝1", "\r=1"])
def test_a_formula_is_quoted(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), (3, "3"), ("2 visits", "2 visits"), ("a = b", "a = b"), ("", "")]
)
def test_other_values_stand_as_they_are(value, cell):
    assert safe_cell(value) == cell


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1),
            min_size=2,
            max_size=2,
        )
    )
)
def test_what_is_written_is_read_back(rows):
    stream = io.StringIO(newline="")
    write_rows(stream, ["one", "two"], rows)
    back = list(csv.reader(io.StringIO(stream.getvalue(), newline="")))
    assert back[0] == ["one", "two"]
    assert [[cell.removeprefix("'") for cell in row] for row in back[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
