"""``goldthread quality`` over a small store, as a person meets it."""

import csv
from datetime import date

import pytest

from goldthread.records.store import Store

HEAD = (
    "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date,cina_assessment_child_seen"
)
ROWS = {
    "right": "a1,p1,2026-08-03,2026-08-20,Y,North",
    "backwards": "a2,p2,2026-08-20,2026-08-03,Y,North",
    "not seen": "a3,p3,2026-08-03,2026-08-20,,South",
}


@pytest.fixture
def store(tmp_path):
    def with_rows(*names):
        (tmp_path / "extract").mkdir()
        lines = [f"{HEAD},cina_assessment_team", *(ROWS[name] for name in names)]
        (tmp_path / "extract" / "ssd_cin_assessments.csv").write_text("\n".join(lines) + "\n")
        Store(tmp_path / "store").take_in(tmp_path / "extract", as_at=date(2026, 9, 30), authority="E06999999")
        return tmp_path / "store"

    return with_rows


def test_findings_are_counted_by_rule_and_team_and_end_with_1(run, store):
    done = run("quality", store("right", "backwards", "not seen"))
    assert done.code == 1
    words = " ".join(done.out.split())
    assert "2 findings in 2026-09-30" in words
    assert "authorised before it began" in words
    assert "North 1" in words
    assert "South 1" in words
    assert "could not be looked at" in words


def test_sound_records_end_with_0(run, store):
    done = run("quality", store("right"))
    assert (done.code, done.out.startswith("Nothing to mend was found")) == (0, True)


def test_one_team_s_rows_are_listed_by_their_ids(run, store):
    done = run("quality", store("backwards", "not seen"), "--team", "North", "--rows")
    assert "a2" in done.out
    assert "a3" not in done.out
    assert "These are children's records" in done.out


def test_the_list_to_hand_over_says_what_is_wrong_and_how_it_is_mended(run, store, tmp_path):
    run("quality", store("backwards"), "--csv", tmp_path / "list.csv")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["rule"], row["key"], row["child"], row["team"]) == ("DQ101", "a2", "p2", "North")
    assert row["says"] == "The assessment was authorised before it began"
    assert row["mend"]


def test_a_store_without_a_load_and_an_unknown_load_are_said(run, store, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "has no load" in run("quality", tmp_path / "empty").err
    assert "has no load “2020-01-01-x”" in run("quality", store("right"), "--load", "2020-01-01-x").err


def test_a_store_whose_folder_has_an_apostrophe_is_looked_at(run, store, tmp_path):
    moved = store("backwards").rename(tmp_path / "St Mary's")
    assert "1 finding in 2026-09-30" in run("quality", moved).out
