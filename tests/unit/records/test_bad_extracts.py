"""What is wrong with an extract, where, how often and what to do; the load before stays the current one, each time."""

import resource

import duckdb
import pytest

from goldthread.records import Store, report_of
from goldthread.records.faults import BadExtract, WrongStore
from goldthread.records.taking_in.settings import Settings
from tests.support.extracts import APRIL, FERNSHIRE, MARCH, PERSONS, extract, rows, taken

PLANS = "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date"


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "store")
    taken(store, extract(tmp_path / "before", ssd_person=PERSONS))
    return store


@pytest.fixture
def refused(store):
    """The faults for which an extract is refused, after a look that nothing of the store has changed."""

    def faults(*sources, **said):
        before = store.current, store.loads
        with pytest.raises(BadExtract) as fault:
            store.take_in(*sources, **{"as_at": APRIL, "authority": FERNSHIRE, **said})
        assert (store.current, store.loads) == before and before[0] is not None
        assert not list(store.root.glob(".beside-*"))
        assert all(each in str(fault.value) for each in fault.value.faults[:12])
        return fault.value.faults

    return faults


def test_a_file_that_is_not_there(refused, tmp_path):
    assert refused(tmp_path / "gone.csv") == (f"there is no file or folder {tmp_path / 'gone.csv'}",)


def test_a_folder_without_any_table(refused, tmp_path):
    folder = extract(tmp_path / "x", persons="a\n1")
    (folder / "plan.docx").write_bytes(b"x")
    assert refused(folder) == (
        "no table of the Standard Safeguarding Dataset and no local table is there; it holds persons.csv, "
        "plan.docx (neither CSV nor Parquet)",
    )


def test_all_faults_of_all_files_are_said_at_once(refused, tmp_path):
    folder = extract(
        tmp_path / "x", ssd_person="pers_person_id,pers_sex\nP1,F\nP2", ssd_cp_plans="a,b\n1,2", ssd_contacts="x\n1"
    )
    (folder / "ssd_missing.csv").write_bytes(b"")
    assert refused(folder) == (
        "ssd_missing.csv is empty: it has not even headings",
        "ssd_contacts.csv: none of its 1 headings is a column of ssd_contacts; its first row must hold the headings",
        "ssd_cp_plans.csv: none of its 2 headings is a column of ssd_cp_plans; its first row must hold the headings",
        "ssd_person.csv: line 3 has fewer cells than there are headings",
    )


def test_an_id_that_was_renamed(refused, tmp_path):
    renamed = PLANS.replace("cppl_cp_plan_id", "cppl_plan_id")
    assert refused(extract(tmp_path / "x", ssd_cp_plans=f"{renamed}\nL1,P1,")) == (
        "ssd_cp_plans.csv has no column cppl_cp_plan_id, its id; was it renamed to “cppl_plan_id”? If so, say so in "
        'goldthread-load.toml: [tables.ssd_cp_plans.columns] "cppl_plan_id" = "cppl_cp_plan_id"',
    )  # fmt: skip


def test_one_column_twice(refused, tmp_path):
    folder = extract(tmp_path / "x", ssd_person="pers_person_id,PERS_DOB,pers_dob\nP1,,")
    assert refused(folder) == ("ssd_person.csv has the column pers_dob more than once",)


def test_two_files_of_one_table(refused, tmp_path):
    folder = extract(tmp_path / "x", ssd_person=PERSONS, dbo=PERSONS)
    (folder / "dbo.csv").rename(folder / "dbo.ssd_person.csv")
    assert refused(folder) == (
        "ssd_person.csv and dbo.ssd_person.csv are both the table ssd_person: leave one of them out",
    )


def test_two_children_with_one_id(refused, tmp_path):
    folder = extract(tmp_path / "x", ssd_person=PERSONS + "P1,M,2014-01-01\nP3,F,\nP1,F,2012-02-29")
    assert refused(folder) == (
        "ssd_person.csv: 2 ids of children stand on 5 rows, such as P1, P3: "
        "two children with one id cannot be told apart",
    )


def test_other_ids_that_repeat_are_kept_and_reported(tmp_path):
    plans = f"{PLANS}\nL1,P1,2026-01-01\nL1,P1,2026-01-01\nL1,P2,2026-01-01\nL2,P1,\n,P1,"
    load = taken(Store(tmp_path / "new"), extract(tmp_path / "x", ssd_cp_plans=plans))
    assert len(rows(load, "ssd_cp_plans", "cppl_cp_plan_id")) == 5
    report = report_of(load)
    found = [(each.table, each.ids, each.rows, each.alike, each.examples) for each in report.repeated]
    assert found == [("ssd_cp_plans", 1, 3, 2, ("L1",))]
    assert report.without_id == {"ssd_cp_plans": 1}


def test_an_empty_table_is_taken_in_and_said(tmp_path):
    load = taken(Store(tmp_path / "new"), extract(tmp_path / "x", ssd_person=PERSONS, ssd_cp_plans=PLANS))
    assert load.tables["ssd_cp_plans"].rows == 0 and load.supplies("ssd_cp_plans", "cppl_cp_plan_id")
    assert report_of(load).empty_tables == ("ssd_cp_plans",)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("P1,F\nP2\nP3,M,x\nP4\n", ("2 lines, such as 3, 5: each has fewer cells than there are headings",
                                    "line 4 has more cells than there are headings")),
        ('P1,F\nP2,"M\nP3,F\n', ("line 3 opens a quotation mark that is never closed",)),
    ],
)  # fmt: skip
def test_ragged_rows_and_open_quotes(refused, tmp_path, lines, why):
    folder = extract(tmp_path / "x", ssd_person=f"pers_person_id,pers_sex\n{lines}")
    assert refused(folder) == tuple(f"ssd_person.csv: {each}" for each in why)


def test_bytes_that_are_no_text(refused, tmp_path):
    folder = extract(tmp_path / "x", ssd_person="x")
    (folder / "ssd_person.csv").write_bytes(b"pers_person_id\n\x81\x8d\n")
    assert refused(folder) == ("ssd_person.csv is neither UTF-8 nor Windows text (cp1252): save it as CSV UTF-8",)
    (folder / "ssd_person.csv").write_bytes(b"PK\0\3pers_person_id\n")
    assert refused(folder) == ("ssd_person.csv is no CSV file: it holds bytes that no text has",)


def parquet(path, query):
    path.parent.mkdir(exist_ok=True)
    duckdb.sql(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def test_a_parquet_file_is_read_by_its_types(tmp_path):
    query = """SELECT 4711.0 AS pers_person_id, TIMESTAMP '2012-02-29 00:00:00' AS pers_dob, true AS pers_send_flag,
               TIMESTAMPTZ '2026-06-30 23:00:00+00' AS pers_death_date"""
    load = taken(Store(tmp_path / "new"), parquet(tmp_path / "x" / "ssd_person.parquet", query))
    columns = ("pers_person_id", "pers_dob::VARCHAR", "pers_send_flag", "pers_death_date::VARCHAR")
    assert rows(load, "ssd_person", *columns) == [("4711", "2012-02-29", "Y", "2026-07-01")]


def test_a_parquet_file_that_was_cut_off(refused, tmp_path):
    path = parquet(tmp_path / "x" / "ssd_person.parquet", "SELECT 'P' || range AS pers_person_id FROM range(1000)")
    path.write_bytes(path.read_bytes()[:-50])
    why = "ssd_person.parquet: it is cut short, or no Parquet file: export it again"
    assert refused(path.parent) == (why,)
    path.write_bytes(b"")
    assert refused(path.parent) == (why,)


def test_a_parquet_file_damaged_in_the_middle(refused, tmp_path):
    path = parquet(
        tmp_path / "x" / "ssd_person.parquet", "SELECT md5(range::VARCHAR) AS pers_person_id FROM range(5000)"
    )
    whole = bytearray(path.read_bytes())
    whole[1000:9000] = bytes(8000)
    path.write_bytes(whole)
    assert refused(path.parent) == ("ssd_person.parquet: it is damaged: it cannot be read to its end; export it again",)


def test_a_parquet_file_of_another_table(refused, tmp_path):
    path = parquet(tmp_path / "x" / "ssd_person.parquet", "SELECT 'L1' AS cppl_cp_plan_id, 'P1' AS cppl_person_id")
    assert refused(path.parent) == (
        "ssd_person.parquet: none of its 2 headings is a column of ssd_person; they are those of ssd_cp_plans",
    )


def test_neither_day_nor_council_said(refused, tmp_path):
    folder = extract(tmp_path / "x", ssd_person=PERSONS)
    assert refused(folder, as_at=None, authority="") == (
        "the day it speaks for is not said (--as-at, or as_at in goldthread-load.toml)",
        "the council's code is not said (--authority, or authority in goldthread-load.toml)",
    )
    assert refused(folder, authority="Fernshire")[0].startswith("“Fernshire” is not written as a council's ONS code")


def test_a_first_line_that_never_ends(refused, tmp_path):
    folder = extract(tmp_path / "x", ssd_person="pers_person_id," + "x" * 200_000)
    assert refused(folder) == (
        "ssd_person.csv is no table of records: its first line, which holds the headings, never ends",
    )


def test_settings_that_say_what_is_not_known(refused, tmp_path):
    folder = extract(tmp_path / "x", ssd_person=PERSONS)
    (folder / "goldthread-load.toml").write_text("""
        as_at = "2026-03-31"
        colour = "red"
        [tables.ssd_persons]
        [tables.ssd_person]
        columns = { "Born" = "pers_birthday" }
        [codes.sex]
        "lad" = "B"
        [codes.shoes]
        [files]
        "a.csv" = "ssd_a"
    """)  # fmt: skip
    assert set(refused(folder)) == {
        "“colour” is no setting",
        "as_at is a day without quotes, such as 2026-03-31",
        "there is no table “ssd_persons”",
        "ssd_person has no column “pers_birthday”",
        "sex has no code “B”",
        "there is no code list “shoes”",
        "a.csv: there is no table “ssd_a”",
    }
    (folder / "goldthread-load.toml").write_text("as_at = ")
    assert len(refused(folder)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "tables = 1", "codes = 1", "files = []", "date_formats = 'x'", "[tables]\nssd_person = 1",
        "[tables.ssd_person]\ncolumns = ['pers_dob']", "[tables.ssd_person.columns]\nBorn = ['pers_dob']",
        "[codes.sex]\nlad = ['M']", "[files]\n'a.csv' = ['ssd_person']",
    ],
)  # fmt: skip
def test_settings_of_the_wrong_kind(tmp_path, said):
    path = tmp_path / "goldthread-load.toml"
    path.write_text(said)
    with pytest.raises(BadExtract):
        Settings.read(path)


def test_dirt_in_cells_does_not_stop_a_load(store, tmp_path):
    dirty = PERSONS.replace("01/09/2015", "1900-01-01").replace("2009-05-05", "unknown")
    load = taken(store, extract(tmp_path / "x", ssd_person=dirty), APRIL)
    assert store.current == load and report_of(load).cells_not_understood == 2
    assert store.loads[0].as_at == MARCH


def test_a_disk_that_is_full(store, tmp_path):
    """No file may grow beyond a few pages, as when the disk has no room left."""
    before = store.current
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    folder = extract(tmp_path / "x", ssd_person="pers_person_id\n" + "\n".join(f"P{n}" for n in range(20000)))
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, usual[1]))
    try:
        with pytest.raises(WrongStore, match=r"store: cannot be written: the disk is full"):
            taken(store, folder, APRIL)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert store.current == before and len(store.loads) == 1 and not list(store.root.glob(".beside-*"))


def test_a_store_that_is_a_file(tmp_path):
    (tmp_path / "store").write_text("x")
    with pytest.raises(WrongStore, match="cannot be written"):
        taken(Store(tmp_path / "store"), extract(tmp_path / "x", ssd_person=PERSONS))


@pytest.mark.parametrize(
    "text",
    ["pers_person_id,pers_sex", "pers_person_id,pers_sex\r\n", "pers_person_id,pers_sex,,\n\n"],
)
def test_headings_alone_are_an_empty_table(tmp_path, text):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "ssd_person.csv").write_text(text, encoding="utf-8", newline="")
    load = taken(Store(tmp_path / "store"), tmp_path / "x")
    assert load.tables["ssd_person"].rows == 0 and report_of(load).unknown_columns == {}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r\n|\n"])
def test_line_ends_and_lines_within_a_cell(tmp_path, ends):
    (tmp_path / "x").mkdir()
    first, last = ends.split("|") * 2 if "|" not in ends else ends.split("|")
    text = f'pers_person_id,pers_surname{first}P1,"two\nlines ""so"""{first}P2,x{last}'
    (tmp_path / "x" / "ssd_person.csv").write_text(text, encoding="utf-8", newline="")
    load = taken(Store(tmp_path / "store"), tmp_path / "x")
    assert rows(load, "ssd_person", "pers_surname") == [('two\nlines "so"',), ("x",)]
