"""How wide columns are: as asked for, but no word broken, and never wider than the page together."""

import pytest

from goldthread.documents.write.widths import widths_of
from goldthread.page import Cell, Line, Table, TableRow


def table(*texts: tuple[str, ...], widths: tuple[float, ...] = ()) -> Table:
    rows = tuple(TableRow(tuple(Cell((Line(text),)) for text in row), at) for at, row in enumerate(texts, 1))
    return Table(rows, 1, header=1, widths=widths)


@pytest.mark.parametrize("texts", [
    ("No", "Action", "Lead"), ("a" * 20,) * 3, ("accommodation " * 9, "", "x"), ("",) * 3, ("word " * 200, "b", "c"),
])  # fmt: skip
def test_together_they_are_the_page(texts):
    widths = widths_of(table(texts, texts, widths=(1, 4, 2)), page=273, points=8)
    assert sum(widths) == pytest.approx(273)
    assert all(width > 0 for width in widths)


def test_as_asked_for_where_the_words_are_short():
    assert widths_of(table(("a", "b"), widths=(1, 3)), page=200, points=8) == pytest.approx([50, 150])
    assert widths_of(table(("a", "b")), page=200, points=8) == pytest.approx([100, 100])


def test_a_narrow_column_is_as_wide_as_its_longest_word():
    narrow, wide = widths_of(table(("Accountability", "b"), widths=(0.1, 9)), page=200, points=8)
    assert narrow > 15
    assert wide == pytest.approx(200 - narrow)


def test_a_web_address_may_be_broken():
    address = "https://www.fernshire.example/children/improvement/plan/2026"
    assert widths_of(table(("", ""), (address, "b"), widths=(1, 9)), page=200, points=8)[0] == pytest.approx(20)


def test_too_many_wide_words_share_the_page():
    widths = widths_of(table(("Responsibilities",) * 20), page=273, points=9)
    assert sum(widths) == pytest.approx(273) and max(widths) == pytest.approx(min(widths))
