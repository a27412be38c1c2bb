"""A written Word plan that somebody then changed by hand: it is read with the change, and no word of it is lost."""

from __future__ import annotations

import copy
import io
import re

import pytest

from goldthread.documents import read_plan
from goldthread.documents.layouts import layout_named
from goldthread.documents.layouts.fill import CLOSING
from goldthread.documents.layouts.read_back import read_back
from goldthread.documents.write import write_plan
from goldthread.page import Document, Prose
from goldthread.plan.model import Plan
from tests.support.long_plan import long_plan
from tests.support.round_trip import read_in_this_process

docx = pytest.importorskip("docx")
NEW_ROW = ("1.99", "Ask the parents how the visits went", "Rita Marsh", "30/06/2026", "Green", "Begun in earnest")
# Words of the layout, and of values that are kept as values: a rating, a sum of money, a month, a kind of cost.
_SAID = (
    "Contents Council Date Status Recommendations and actions Recommendation Ref Action Lead Due by RAG Progress Costs "
    "Item Kind Improvement plan Draft Page of March Recurrent 48 000 Red Amber Green Blue "
)
OF_THE_LAYOUT = set(re.findall(r"\w+", _SAID + CLOSING.format(title=layout_named("house").title)))


def table_of(file):
    return next(table for table in file.tables if len(table.columns) == 6)


def add_a_row(file):
    table = table_of(file)
    table._tbl.append(copy.deepcopy(table.rows[-1]._tr))
    for cell, text in zip(table.rows[-1].cells, NEW_ROW, strict=True):
        cell.paragraphs[0].runs[0].text = text


def delete_the_progress(file):
    delete_column(file, 5)


def delete_the_ratings(file):
    delete_column(file, 4)


def delete_column(file, place):
    table = table_of(file)
    for row in table._tbl.tr_lst:
        row.remove(row.tc_lst[place])
    table._tbl.tblGrid.remove(table._tbl.tblGrid[place])


def change_a_rating(file):
    table_of(file).rows[1].cells[4].paragraphs[0].runs[0].text = "Red"


def add_a_paragraph(file):
    table_of(file)._tbl.addnext(copy.deepcopy(file.paragraphs[1]._p))
    added = table_of(file)._tbl.getnext()
    added.r_lst[0].text = "The board asked for news of this every fortnight."


def add_a_comment_column(file):
    cells = table_of(file).add_column(400_000).cells
    cells[0].text = "Board comment"
    for number, cell in enumerate(cells[1:], 1):
        cell.text = f"Noted by member {number}"


def delete_the_last_line(file):
    for paragraph in file.paragraphs[-1:]:
        paragraph._p.getparent().remove(paragraph._p)


def edited(change) -> bytes:
    file = docx.Document(io.BytesIO(write_plan(long_plan(5), "docx")))
    change(file)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def words_of(document: Document) -> set[str]:
    texts = [
        text for block in document.blocks
        for text in ([block.text] if isinstance(block, Prose) else [text for row in block.rows for text in row.texts])
    ]  # fmt: skip
    return set(re.findall(r"\w+", " ".join(texts)))


def changed(change) -> tuple[Plan, bool]:
    """The plan in a changed file, and whether it was still known to be in our layout. No word of it is lost."""
    data = edited(change)
    document = read_in_this_process(data, "docx")
    plan = read_plan(data, name="plan.docx").plan
    lost = words_of(document) - set(re.findall(r"\w+", plan.to_json())) - OF_THE_LAYOUT
    assert not lost
    return plan, read_back(document) is not None


def test_a_row_that_was_added_is_an_action():
    plan, known = changed(add_a_row)
    (new,) = [action for action in plan.actions if action.ref == "1.99"]
    assert known and len(plan.actions) == 7
    assert (new.text, new.leads, new.due.text, new.rag, new.status) == (
        NEW_ROW[1], (NEW_ROW[2],), NEW_ROW[3], "green", NEW_ROW[5],
    )  # fmt: skip
    assert new.recommendations == plan.actions[0].recommendations


def test_a_column_that_was_deleted_is_missed_and_nothing_else():
    plan, known = changed(delete_the_progress)
    assert known
    assert [action.status for action in plan.actions[:5]] == [None] * 5
    assert [action.rag for action in plan.actions] == [action.rag for action in long_plan(5).actions]


def test_a_column_that_the_layout_cannot_do_without():
    plan, known = changed(delete_the_ratings)
    assert not known
    assert [action.text for action in plan.actions] == [action.text for action in long_plan(5).actions]
    assert [action.rag for action in plan.actions[:5]] == [None] * 5


def test_a_rating_that_was_changed_is_the_new_one_although_the_colour_is_the_old():
    plan, known = changed(change_a_rating)
    assert known
    assert (long_plan(5).actions[0].rag, plan.actions[0].rag) == ("amber", "red")
    assert [action.rag for action in plan.actions[1:]] == [action.rag for action in long_plan(5).actions[1:]]


def test_a_comment_column_is_kept_beside_each_action():
    plan, known = changed(add_a_comment_column)
    assert known
    said = [action.model_extra["other"]["Board comment"] for action in plan.actions[:5]]
    assert said == [f"Noted by member {number}" for number in range(1, 6)]


@pytest.mark.parametrize("change", [add_a_paragraph, delete_the_last_line])
def test_what_is_no_longer_in_our_layout_is_read_as_any_document(change):
    plan, known = changed(change)
    assert not known
    assert [action.text for action in plan.actions] == [action.text for action in long_plan(5).actions]
    assert [row.text for row in plan.recommendations] == [row.text for row in long_plan(5).recommendations]
