"""A load is dated, never changes, and is there whole or not at all; the earlier one stays current till then."""

import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

import goldthread
from goldthread.records import Load, Store, report_of
from goldthread.records.faults import ChangedLoad, NeedsApproval, WrongStore
from goldthread.records.taking_in.given import Given, GivenTable, NotUnderstood
from tests.support.extracts import APRIL, FERNSHIRE, MARCH, PERSONS, asked, extract, left_over, rows, taken

TEN = "pers_person_id,pers_sex\n" + "\n".join(f"P{number},F" for number in range(10))


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


def test_a_load_has_its_day_and_the_digest_of_what_it_says(store, tmp_path):
    load = taken(store, extract(tmp_path / "x", ssd_person=PERSONS))
    assert load.id == f"2026-03-31-{load.digest[:12]}"
    assert load.folder == store.root / "loads" / load.id
    assert store.current == load == Load.opened(load.folder) and store.loads == (load,)


def test_the_same_extract_again_changes_nothing(store, tmp_path):
    folder = extract(tmp_path / "x", ssd_person=PERSONS)
    first = store.taken_in([folder], (MARCH, FERNSHIRE, "", ""))
    before = sorted((path, path.stat().st_mtime_ns) for path in store.root.rglob("*.*") if path.is_file())
    again = store.taken_in([folder], (MARCH, FERNSHIRE, "", ""))
    assert (first.already, again.already, again.load) == (False, True, first.load)
    assert before == sorted((path, path.stat().st_mtime_ns) for path in store.root.rglob("*.*") if path.is_file())


def test_the_digest_is_of_rows_in_their_order_not_of_files(tmp_path):
    def digest(name, text, **said):
        return taken(Store(tmp_path / name), extract(tmp_path / f"{name}-x", ssd_person=text), **said).digest

    lines = [line.strip() for line in PERSONS.strip().splitlines()]
    same = digest("a", PERSONS)
    assert digest("b", "\n".join(lines).replace("2012-02-29", "29/02/2012").replace(",F,", ",female,")) == same
    assert digest("c", "\n".join([lines[0], *lines[:0:-1]])) != same
    assert digest("d", "\n".join([*lines, "P4,F,2012-02-29"])) != same
    assert digest("e", PERSONS.replace("P1,F", "P1,M")) != same
    assert digest("f", PERSONS.replace("2015", "20015")) != digest("g", PERSONS.replace("2015", "30015"))


def test_a_cell_cannot_slip_into_its_neighbour(tmp_path):
    head = "pers_person_id,pers_forename,pers_surname\n"
    loads = [
        taken(Store(tmp_path / name), extract(tmp_path / f"{name}-x", ssd_person=f"{head}P1,{cells}"))
        for name, cells in {"a": "Ann,e", "b": "An,ne", "c": "Anne,", "d": ",Anne"}.items()
    ]
    assert len({load.digest for load in loads}) == 4


def test_rows_of_a_child_stand_together_in_time(store, tmp_path):
    contacts = "cont_contact_id,cont_person_id,cont_contact_date\nC1,P2,2026-02-01\nC2,P1,2026-03-01\nC3,P1,2026-01-01"
    load = taken(store, extract(tmp_path / "x", ssd_contacts=contacts))
    found = asked(load.path("ssd_contacts"), "SELECT cont_contact_id, source_row FROM it")
    assert found == [("C3", 3), ("C2", 2), ("C1", 1)]


def test_files_of_a_load_cannot_be_written(store, tmp_path):
    load = taken(store, extract(tmp_path / "x", ssd_person=PERSONS))
    assert {path.stat().st_mode & 0o222 for path in load.folder.iterdir()} == {0}
    assert {path.name for path in store.root.iterdir()} == {"loads", "current.json", ".lock"}


@pytest.mark.parametrize("damage", ["cut", "gone", "other rows"])
def test_a_changed_file_is_found_when_the_load_is_opened(store, tmp_path, damage):
    load = taken(store, extract(tmp_path / "x", ssd_person=PERSONS))
    path = load.path("ssd_person")
    path.chmod(0o600)
    if damage == "cut":
        os.truncate(path, 100)
    elif damage == "gone":
        path.unlink()
    else:
        duckdb.sql(f"COPY (SELECT * REPLACE ('P9' AS pers_person_id) FROM '{path}') TO '{path}.new' (FORMAT parquet)")
        path.with_name(f"{path.name}.new").replace(path)
    with pytest.raises(ChangedLoad, match=f"{load.id}: ssd_person.parquet is not as it was written"):
        store.current  # noqa: B018
    assert [bool(faults) for _, faults in store.verified()] == [True]


@pytest.mark.parametrize("damaged", ["ssd_person.parquet", "load.json"])
def test_the_same_extract_again_mends_a_load_that_was_damaged(store, tmp_path, damaged):
    load = taken(store, extract(tmp_path / "x", ssd_person=PERSONS))
    path = load.folder / damaged
    path.chmod(0o600)
    os.truncate(path, 100)
    if damaged == "load.json":
        store.root.joinpath("current.json").unlink()
    assert taken(store, extract(tmp_path / "again", ssd_person=PERSONS)).tables == load.tables
    assert store.current.tables == load.tables
    assert dict(store.verified()) == {load.id: ()}
    assert {path.name for path in store.root.iterdir()} == {"loads", "current.json", ".lock"}


def test_a_later_extract_is_taken_in_beside_a_load_that_was_damaged(store, tmp_path):
    load = taken(store, extract(tmp_path / "x", ssd_person=PERSONS))
    load.path("ssd_person").unlink()
    later = extract(tmp_path / "y", ssd_person=PERSONS.replace("2009", "2010"))
    assert taken(store, later, APRIL) == store.current


def test_what_no_quick_look_finds_is_found_by_reading_it_all(store, tmp_path):
    load = taken(store, extract(tmp_path / "x", ssd_person=PERSONS))
    assert dict(store.verified()) == {load.id: ()}
    manifest = load.folder / "load.json"
    manifest.chmod(0o600)
    manifest.write_text(manifest.read_text().replace(load.tables["ssd_person"].digest, "0" * 64))
    assert store.current is not None
    assert dict(store.verified())[load.id][0] == "ssd_person.parquet does not say what it said when it was written"


def test_a_table_that_shrank_by_two_fifths_waits_for_approval(store, tmp_path):
    first = taken(store, extract(tmp_path / "x", ssd_person=TEN))
    smaller = extract(tmp_path / "y", ssd_person="\n".join(TEN.splitlines()[:7]))
    with pytest.raises(NeedsApproval) as refused:
        taken(store, smaller, APRIL)
    assert refused.value.reasons == ("ssd_person has 6 rows, 40 % fewer than the 10 before",)
    assert store.current == first
    load = taken(store, smaller, APRIL, approve="children of Westport went to their own council")
    assert store.current == load
    assert (load.approved, load.earlier) == ("children of Westport went to their own council", first.id)
    assert report_of(load).reasons == refused.value.reasons


def test_a_table_that_shrank_by_less_passes(store, tmp_path):
    taken(store, extract(tmp_path / "x", ssd_person=TEN))
    load = taken(store, extract(tmp_path / "y", ssd_person="\n".join(TEN.splitlines()[:8])), APRIL, approve="in case")
    assert (store.current, load.approved) == (load, "")


def test_columns_and_tables_that_come_and_go_wait_for_approval(store, tmp_path):
    contacts = "cont_contact_id,cont_contact_date\nC1,2026-01-01"
    taken(store, extract(tmp_path / "x", ssd_person=PERSONS, ssd_contacts=contacts))
    with pytest.raises(NeedsApproval) as refused:
        taken(store, extract(tmp_path / "y", ssd_person=PERSONS.replace("pers_sex", "pers_gender")), APRIL)
    assert refused.value.reasons == (
        "ssd_contacts is not there; it had 1 row",
        "ssd_person no longer has pers_sex",
        "ssd_person newly has pers_gender",
    )


def test_a_column_that_looks_renamed_waits_for_approval_even_at_first(store, tmp_path):
    with pytest.raises(NeedsApproval, match="no column pers_ethnicity, but “pers_ethnicty”: if it was renamed, say so"):
        taken(store, extract(tmp_path / "x", ssd_person="pers_person_id,pers_ethnicty\nP1,WBRI"))
    assert store.current is None


def test_last_times_extract_for_another_day_waits_for_approval(store, tmp_path):
    folder = extract(tmp_path / "x", ssd_person=PERSONS)
    taken(store, folder)
    with pytest.raises(NeedsApproval, match="says the same as the load of 2026-03-31, row by row"):
        taken(store, folder, APRIL)


def test_a_load_of_an_older_day_does_not_become_the_current_one(store, tmp_path):
    newer = taken(store, extract(tmp_path / "x", ssd_person=PERSONS), APRIL)
    older = taken(store, extract(tmp_path / "y", ssd_person=TEN))
    assert store.current == newer and store.loads == (older, newer)


def test_two_councils_do_not_share_a_store(store, tmp_path):
    first = taken(store, extract(tmp_path / "x", ssd_person=PERSONS))
    with pytest.raises(WrongStore, match="holds loads of E06999999, and the extract is of E06999998"):
        store.take_in(extract(tmp_path / "y", ssd_person=TEN), as_at=APRIL, authority="E06999998")
    assert store.current == first


def test_what_a_reader_gives_is_taken_in_with_its_own_doubts(store):
    rows_given = (cells for cells in [("P1", "a) Male"), ("P2", None)])
    table = GivenTable("ssd_person", "annex.xlsx, List 1", ("pers_person_id", "pers_sex"), rows_given, iter([2, 5]))
    doubt = NotUnderstood("ssd_person", "pers_dob", 5, "a while ago", "it is no age")
    given = Given("annex.xlsx", "annex-a", (table,), (doubt,), unknown=("Sheet “Notes”",), notes=("List 2 is empty",))
    load = store.take_in_given(given, as_at=MARCH, authority=FERNSHIRE)
    assert rows(load, "ssd_person", "pers_person_id", "pers_sex", "source_row") == [("P1", "M", 2), ("P2", None, 5)]
    assert left_over(load) == [("pers_dob", 5, "a while ago", "it is no age")]
    assert (load.shape, report_of(load).unknown, report_of(load).notes) == (
        "annex-a", ("Sheet “Notes”",), ("List 2 is empty",),
    )  # fmt: skip


def test_a_killed_load_leaves_the_earlier_one_and_the_next_try_succeeds(store, tmp_path):
    first = taken(store, extract(tmp_path / "x", ssd_person=PERSONS))
    later = extract(tmp_path / "y", ssd_person=f"{PERSONS}P4,F,")
    for moment in ("prepare", "write_table", "put_in_place", "set_current"):
        code = f"""
            import os, signal
            from datetime import date
            from goldthread.records import Store, store
            from goldthread.records.taking_in import taking
            def die(*_, **__):
                os.kill(os.getpid(), signal.SIGKILL)
            place = store if {moment!r} == "set_current" else taking
            setattr(place, {moment!r}, die)
            Store({str(store.root)!r}).take_in({str(later)!r}, as_at=date(2026, 4, 30), authority={FERNSHIRE!r})
        """
        command = [sys.executable, "-c", textwrap.dedent(code)]
        where = os.environ | {"PYTHONPATH": str(Path(goldthread.__file__).parents[1])}
        done = subprocess.run(command, capture_output=True, check=False, env=where)
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()[-500:]
        assert store.current == first
        assert list(store.root.glob(".beside-*"))
    load = taken(store, later, APRIL)
    assert store.current == load and store.loads == (first, load)
    assert not list(store.root.glob(".beside-*"))


def test_while_one_extract_is_taken_in_another_is_refused(store, tmp_path):
    folder = extract(tmp_path / "x", ssd_person=PERSONS)

    def meanwhile(_):
        with pytest.raises(WrongStore, match="another extract is being taken in just now"):
            taken(store, folder)

    load = taken(store, folder, progress=meanwhile)
    assert store.current == load


def test_a_report_is_read_back_as_it_was_written(store, tmp_path):
    folder = extract(tmp_path / "x", ssd_person=PERSONS.replace("2015", "12015"), ssd_contacts="cont_contact_id\n1\n1")
    report = store.taken_in([folder], (MARCH, FERNSHIRE, "", "")).report
    assert report.not_understood and report.repeated and report_of(store.current) == report
    assert replace(report, tables={}) != report
