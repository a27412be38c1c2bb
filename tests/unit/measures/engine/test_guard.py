"""A measure's SQL is one SELECT over the tables of records, and reaches nothing else."""

from datetime import date

import duckdb
import pytest

from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.engine.guard import faults_of
from goldthread.measures.library import library
from tests.support.records import load_of

AS_AT = date(2026, 9, 30)
FINE = ("SELECT pers_person_id AS case_id, pers_person_id AS child, NULL AS team, NULL AS worker, pers_dob AS day, "
        "NULL AS value, 1 AS numerator, 1 AS denominator FROM ssd_person")  # fmt: skip


@pytest.mark.parametrize("code", list(library()))
def test_every_measure_of_the_package_is_fine(code):
    assert faults_of(library()[code].sql_with({}, AS_AT)) == ()


@pytest.mark.parametrize(
    ("sql", "word"),
    [
        ("SELECT 1; SELECT 2", "2 statements"),
        ("", "0 statements"),
        ("ATTACH 'elsewhere.db'", "ATTACH"),
        ("COPY ssd_person TO 'elsewhere.csv'", "COPY"),
        ("INSTALL httpfs", "a measure is one SELECT"),
        ("SET memory_limit = '1TB'", "SET"),
        ("SELECT * FROM read_csv('/etc/passwd')", "read_csv"),
        ("SELECT * FROM '/etc/passwd'", "no table of records"),
        ("SELECT (SELECT content FROM read_text('/etc/passwd')) AS case_id", "read_text"),
        ("SELECT * FROM information_schema.tables", "information_schema.tables"),
        ("SELECT getenv('HOME') AS case_id", "getenv"),
        ("SELECT date_trunc('month', pers_dob) AS day FROM ssd_person", "date_trunc"),
        (FINE.replace("pers_person_id AS child", "pers_surname AS child"), "pers_surname, which is a person's name"),
        (
            f"{FINE} WHERE EXISTS (SELECT 1 FROM (SELECT * FROM ssd_person) t WHERE t.pers_forename > '')",
            "pers_forename",
        ),
        (f"WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) {FINE}, r", "may never end"),
        ("SELEC 1", "syntax error"),
        ("SELECT nothing FROM ssd_person", "nothing"),
        ("SELECT 1 AS case_id", "does not give out child, team"),
        (FINE.replace("1 AS denominator", "1 AS denominator, 2 AS colour"), "colour as well"),
    ],
)
def test_what_a_measure_may_not_be(sql, word):
    assert word in "; ".join(faults_of(sql))
    assert "\n" not in "; ".join(faults_of(sql))


def test_a_select_is_fine_with_tables_of_its_own():
    assert faults_of(f"WITH own AS ({FINE}) SELECT * FROM own") == ()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY ssd_person TO '{elsewhere}'",
        "ATTACH '{elsewhere}'",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
    ],
)
def test_the_engine_reaches_nothing_but_the_loads_and_its_own_folder(sql, tmp_path):
    load = load_of(tmp_path / "load", {"ssd_person": [{"pers_person_id": "p1"}]}, AS_AT)
    (tmp_path / "out").mkdir()
    with DuckEngine(Scope((load,), AS_AT), writes_to=tmp_path / "out") as engine:
        assert engine.rows("SELECT pers_person_id FROM ssd_person") == [("p1",)]
        with pytest.raises(duckdb.Error):
            engine.connection.execute(sql.format(elsewhere=tmp_path / "elsewhere"))
    assert not (tmp_path / "elsewhere").exists()


def test_nothing_is_drawn_into_what_another_program_reads(tmp_path):
    with DuckEngine(Scope((load_of(tmp_path, {}, AS_AT),), AS_AT)) as engine:
        assert engine.rows("SELECT current_setting('enable_progress_bar')") == [(False,)]
