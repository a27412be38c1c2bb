"""``goldthread measure series`` and ``publish`` over a store of 14 months: as a person meets them."""

import json
from datetime import date, timedelta

import pytest

from goldthread.periods import months_after
from goldthread.records.store import Store

HEAD = "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date,cina_assessment_team"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Twenty assessments a month from August 2025 to September 2026, two of them late; in September ten."""
    folder = tmp_path_factory.mktemp("months")
    (folder / "extract").mkdir()
    rows = [
        f"a{month}-{at},p{at},{day - timedelta(days=120 if at < late else 14)},{day},North"
        for month in range(14)
        for day, late in [(months_after(date(2025, 8, 15), month), 10 if month == 13 else 2)]
        for at in range(20)
    ]
    (folder / "extract" / "ssd_cin_assessments.csv").write_text("\n".join([HEAD, *rows]) + "\n")
    Store(folder / "store").take_in(folder / "extract", as_at=date(2026, 9, 30), authority="E06999999")
    return folder / "store"


@pytest.fixture
def measured(store, run):
    assert run("measure", "run", "--store", store, "--months", "14").code == 0
    return store


def test_a_fall_is_said_first_and_stands_out_in_its_month(measured, run):
    done = run("measure", "series", "AS01", "--store", measured, "--exact")
    assert done.code == 0
    assert "AS01" in done.out.splitlines()[0]
    assert "Getting worse: September 2026, at 50.0%, is below" in done.out
    (september,) = [line for line in done.out.splitlines() if line.startswith("September 2026")]
    assert "50.0%" in september
    assert "a point outside the limits" in september


def test_small_numbers_are_hidden_unless_asked_for_exactly(measured, run):
    shown = run("measure", "series", "AS01", "--store", measured)
    assert "90.0%" not in shown.out
    assert "“--exact” is for whoever may see more" in " ".join(shown.out.split())


def test_new_limits_want_a_reason(measured, run):
    done = run("measure", "series", "AS01", "--store", measured, "--rebase", "April", "a new team")
    assert done.code == 2
    assert "a month such as 2026-04" in done.err


def test_what_was_published_first_stays_beside_what_is_so_now(measured, run):
    first = run("measure", "publish", "--store", measured, "--on", "2026-10-12")
    assert first.code == 0
    again = run("measure", "publish", "--store", measured, "--on", "2026-11-12")
    assert again.out.startswith("0 figures published")
    extract = measured.parent / "extract" / "ssd_cin_assessments.csv"
    mended = [line for line in extract.read_text().splitlines() if not line.startswith("a13-1")]
    extract.write_text("\n".join(mended) + "\n")
    Store(measured).take_in(measured.parent / "extract", as_at=date(2026, 10, 31), authority="E06999999")
    run("measure", "run", "--store", measured, "--months", "15")
    done = run("measure", "series", "AS01", "--store", measured, "--exact")
    assert "September 2026: published on 12 October 2026 as 50.0%; now" in " ".join(done.out.split())


def test_nothing_measured_is_said_in_a_sentence(tmp_path, run):
    done = run("measure", "series", "AS01", "--store", tmp_path)
    assert done.code != 0
    assert "goldthread measure run" in done.err


def test_what_the_load_cannot_tell_is_said_with_the_reason(measured, run):
    done = run("measure", "series", "CL01", "--store", measured)
    assert done.code != 0
    assert "CL01 cannot be told from this load: The source has no ssd_care_leavers" in done.err


def test_each_look_at_children_s_records_is_logged_before_they_are_shown(measured, run):
    before = (measured / "looks.jsonl").read_text().splitlines() if (measured / "looks.jsonl").exists() else []
    done = run("measure", "cases", "AS01", "--store", measured, "--month", "2026-08", "--team", "North")
    assert done.code == 0
    run("quality", measured, "--rows")
    after = [json.loads(line) for line in (measured / "looks.jsonl").read_text().splitlines()[len(before) :]]
    assert [(look["what"], look.get("measure"), look.get("month"), look.get("team")) for look in after] == [
        ("cases", "AS01", "2026-08", "North"),
        ("findings", None, None, None),
    ]
    assert all(look["by"] and look["at"] for look in after)


def test_records_are_not_shown_where_the_look_cannot_be_logged(measured, run):
    (measured / "looks.jsonl").unlink(missing_ok=True)
    (measured / "looks.jsonl").mkdir()
    try:
        done = run("measure", "cases", "AS01", "--store", measured, "--month", "2026-08")
        assert done.code != 0
        assert "not shown, because the look cannot be logged" in done.err
        assert "a12-1" not in done.out
    finally:
        (measured / "looks.jsonl").rmdir()
