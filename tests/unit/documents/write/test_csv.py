"""CSV: safe to open, and read back after a spreadsheet program has saved it in its own way."""

from __future__ import annotations

import csv
import io

import pytest

from goldthread.documents import read_plan
from goldthread.documents.layouts import layout_named, layout_names
from goldthread.documents.layouts.read_back import read_back
from goldthread.documents.write import write_plan
from goldthread.plan.model import Plan
from tests.support.long_plan import long_plan
from tests.support.round_trip import differences, read_in_this_process

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def saved(data: bytes, **how) -> bytes:
    """The rows as another program saves them."""
    out = io.StringIO()
    csv.writer(out, **how).writerows(rows_of(data))
    return out.getvalue().encode("utf-8")


@pytest.mark.parametrize("layout", layout_names())
def test_no_cell_begins_a_formula(layout):
    actions = [
        {"id": f"a{number}", "recommendations": ["r1"], "text": f"{sign}cmd|' /C calc'!A0", "leads": [f"{sign}Ann"]}
        for number, sign in enumerate(SIGNS)
    ]
    given = {"recommendations": [{"id": "r1", "number": "1", "text": "=1+1"}], "actions": actions}
    rows = rows_of(write_plan(Plan.model_validate(given), "csv", layout))
    assert len(rows) > len(SIGNS)
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(SIGNS)]


@pytest.mark.parametrize(
    "how",
    [
        {"delimiter": ","}, {"delimiter": ";"}, {"delimiter": ";", "quoting": csv.QUOTE_ALL},
        {"quoting": csv.QUOTE_ALL, "lineterminator": "\r\n"}, {"delimiter": ",", "lineterminator": "\n"},
    ],
    ids=["comma", "semicolon", "semicolon, all quoted", "all quoted", "bare newlines"],
)  # fmt: skip
def test_read_as_a_spreadsheet_saves_it(how):
    plan = long_plan(8)
    why = ("One reason, with a comma", "Another; with a semicolon", 'A "third"')
    plan = plan.model_copy(update={"actions": (
        plan.actions[0].model_copy(update={"why": why}),
        *plan.actions[1:],
    )})  # fmt: skip
    read = read_plan(saved(write_plan(plan, "csv"), **how), name="plan.csv").plan
    assert len(read.actions) == len(plan.actions)
    assert not differences(plan, read, layout_named("house"), sheets=True, form="csv")


def test_two_recommendations_that_expect_the_same_words_are_two():
    given = {
        "recommendations": [{"id": f"r{n}", "text": f"See every child within {n} days"} for n in (1, 2)],
        "outcomes": [{"id": f"o{n}", "recommendations": [f"r{n}"], "text": "Visits are on time."} for n in (1, 2)],
    }
    plan = Plan.model_validate(given)
    read = read_back(read_in_this_process(write_plan(plan, "csv", "bury"), "csv"))
    assert [row.text for row in read.recommendations] == [row.text for row in plan.recommendations]
    assert [row.recommendations for row in read.outcomes] == [("r1",), ("r2",)]
