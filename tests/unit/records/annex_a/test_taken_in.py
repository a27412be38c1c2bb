"""A workbook becomes a load; a wrong one says what is wrong, and the earlier load stays."""

from datetime import date

import duckdb
import pytest

from goldthread.errors import UserError
from goldthread.records import Store, report_of
from tests.support.annex_a_books import book_with, changed

ABOUT = {"as_at": date(2026, 3, 31), "authority": "E06999999", "council": "Fernshire"}
ROWS = {
    4: [
        {"child_id": "7", "assessment_started": "5/1/2026", "assessment_authorised": "in January"},
        {"child_id": "8", "assessment_started": "5/1/2026", "assessment_authorised": 46100},
        {"child_id": "9", "assessment_started": "6/1/2026", "assessment_authorised": date(2026, 2, 2)},
    ],
    8: [{"child_id": "9", "care_started": "6/1/2026", "placement_type": "zz) Q9", "permanence_plan": "b) Adoption"}],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("annex")


@pytest.fixture(scope="module")
def store(folder):
    return Store(folder / "store")


@pytest.fixture(scope="module")
def load(store, folder):
    return store.take_in(str(book_with(folder / "annex.xlsx", ROWS)), **ABOUT)


def test_the_load_holds_typed_lists_and_the_datasets_tables(load):
    assert load.shape == "annex-a"
    asked = f"SELECT assessment_authorised FROM '{load.path('annex_a_list_4')}' ORDER BY row_id"
    assert duckdb.sql(asked).fetchall() == [(None,), (None,), (date(2026, 2, 2),)]
    asked = f"SELECT clae_person_id, clae_entered_care_date FROM '{load.path('ssd_cla_episodes')}'"
    assert duckdb.sql(asked).fetchall() == [("9", date(2026, 1, 6))]
    assert load.supplies("ssd_cla_placement", "clap_cla_placement_start_date")
    assert not load.supplies("ssd_cla_placement", "clap_cla_placement_distance")


def test_text_in_a_date_and_an_unknown_choice_are_counted_with_their_rows(load):
    doubts = {(one.table, one.column): (one.count, one.rows) for one in report_of(load).not_understood}
    assert doubts == {
        ("annex_a_list_4", "assessment_authorised"): (2, (1, 2)),
        ("annex_a_list_8", "placement_type"): (1, (1,)),
    }


def test_the_same_workbook_again_is_the_same_load(store, load, tmp_path):
    assert store.take_in(str(book_with(tmp_path / "again.xlsx", ROWS)), **ABOUT).id == load.id
    assert len(store.loads) == 1


def test_after_a_wrong_workbook_the_earlier_load_is_still_the_current_one(store, load, tmp_path):
    wrong = changed(book_with(tmp_path / "wrong.xlsx", ROWS), lambda book: book.remove(book["List 5"]))
    with pytest.raises(UserError, match=r"wrong\.xlsx: .*List 5 \(Section 47 enquiries and ICPCs\) is missing"):
        store.take_in(str(wrong), **ABOUT | {"as_at": date(2026, 4, 30)})
    assert store.current is not None
    assert store.current.id == load.id


def test_a_folder_with_a_file_a_list_is_taken_in_like_the_workbook(store, load, folder, tmp_path):
    import csv

    from openpyxl import load_workbook

    (tmp_path / "lists").mkdir()
    for sheet in load_workbook(folder / "annex.xlsx").worksheets:
        with (tmp_path / "lists" / f"{sheet.title}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [f"{cell:%d/%m/%Y}" if hasattr(cell, "year") else cell for cell in row]
                for row in sheet.iter_rows(values_only=True)
            )
    assert store.take_in(str(tmp_path / "lists"), **ABOUT).digest == load.digest
