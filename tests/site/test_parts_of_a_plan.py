"""A document that speaks of a part of the plan, or prints fewer columns, and the whole one that comes after it."""

from __future__ import annotations

import pytest

from tests.site.test_next_document import browser, by_ref, choose, difference, parts, plan, press
from tests.support.later_documents import COVER, FEBRUARY, MARCH

__all__ = ["browser", "plan"]
pytestmark = pytest.mark.django_db(transaction=True)

# 1.2 slipped, 2.2 is gone.
WHOLE = (FEBRUARY[0], ("", "1.2", COVER, "Lena Osgood", "30 November 2026", "Amber", "Two teams have it"), FEBRUARY[2])


def test_after_a_part_the_whole_plan_asks_of_no_edit_that_nobody_made(browser, plan):
    choose(browser, plan, MARCH[:1], "docx")
    press(browser, difference(browser, plan, whole="no"))
    choose(browser, plan, WHOLE, "xlsx")
    page = difference(browser, plan)
    assert not page.context["page"].to_decide
    assert {part: [text[:10] for text in rows] for part, rows in parts(page).items()} == {
        "re-rated": ["Action 1.1"], "slipped": ["Action 1.2"], "gone": ["Action 2.2"],
    }  # fmt: skip


def test_after_a_document_without_a_column_the_next_one_with_it_just_changes(browser, plan):
    choose(browser, plan, tuple((*row[:6], "") for row in FEBRUARY), "docx")
    press(browser, difference(browser, plan))
    assert by_ref(plan)["1.1"].status == "Begun"
    choose(browser, plan, tuple((*row[:6], f"{row[6]} still") for row in FEBRUARY), "xlsx")
    page = difference(browser, plan)
    assert not page.context["page"].to_decide and len(parts(page)["changed"]) == 4


def changed(row: int, column: int, cell: str):
    """The plan of February with another cell."""
    rows = [list(each) for each in FEBRUARY]
    rows[row][column] = cell
    return tuple(map(tuple, rows))


@pytest.mark.parametrize(
    ("column", "cell", "kinds"),
    [
        (4, "30 November 2026", {"slipped": 1}), (4, "30 June 2026", {"changed": 1}), (4, "TBC", {"changed": 1}),
        (4, "31 October 2026 (moved from May 2026)", {"changed": 1}), (5, "Green", {"re-rated": 1}),
        (6, "Complete", {"done": 1}),
    ],
)  # fmt: skip
def test_what_was_done_is_counted_as_what_was_looked_at(browser, plan, column, cell, kinds):
    choose(browser, plan, changed(1, column, cell), "docx")
    page = difference(browser, plan)
    assert {part: len(rows) for part, rows in parts(page).items()} == kinds
    done = browser.get(press(browser, page).url)
    assert done.context["said"] == ", ".join(f"{number} {kind}" for kind, number in kinds.items())
