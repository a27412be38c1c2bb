"""A database is read and never written to; its password is in the environment and in nothing that is said or kept."""

import logging
import re
import sqlite3
import traceback

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine

from goldthread.records import Store, report_of
from goldthread.records.faults import BadExtract
from goldthread.records.taking_in import databases
from tests.support import postgresql
from tests.support.extracts import APRIL, FERNSHIRE, PERSONS, extract, rows, taken

SECRET = "s3cret-of-Fernshire"
TABLES = """
    CREATE SCHEMA ssd;
    CREATE TABLE ssd."SSD_Person"
    (pers_dob timestamp, "Pers_Person_ID" numeric(12, 2), pers_send_flag boolean, note text);
    INSERT INTO ssd."SSD_Person" VALUES ('2012-02-29', 4712, true, 'x'), (NULL, 4711, NULL, NULL);
    CREATE TABLE ssd.ssd_contacts
    (cont_contact_id text, cont_contact_date timestamptz, cont_contact_outcome_json jsonb);
    INSERT INTO ssd.ssd_contacts
    SELECT 'C' || n, '2026-06-30 23:30:00+00', '{"NFA_FLAG": "Y"}' FROM generate_series(1, 12000) AS n;
    CREATE VIEW ssd.ssd_department AS SELECT 'T1' AS dept_team_id, 'North' AS dept_team_name;
    CREATE TABLE ssd.wages (secret text);
    CREATE USER reader PASSWORD '{password}';
    GRANT USAGE ON SCHEMA ssd TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA ssd TO reader;
    GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ssd TO reader;
"""


def as_sqlalchemy(address, user):
    """The address of the server as SQLAlchemy takes it: its socket's folder as an option."""
    return f"postgresql://{user}@/postgres?host={postgresql.folder_of(address)}"


@pytest.fixture(scope="module")
def server():
    """A PostgreSQL server with a council's tables, where `reader` needs a password."""
    with postgresql.server() as address:
        engine = create_engine(as_sqlalchemy(address, "goldthread").replace(":", "+psycopg:", 1))
        with engine.begin() as connection:
            connection.exec_driver_sql(TABLES.replace("{password}", SECRET))
        engine.dispose()
        rules = postgresql.folder_of(address) / "data" / "pg_hba.conf"
        rules.write_text("local all reader scram-sha-256\n" + rules.read_text())
        postgresql.stop(address)
        postgresql.start(address)
        yield address


@pytest.fixture
def address(server, monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_SOURCE_PASSWORD", SECRET)
    return as_sqlalchemy(server, "reader")


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "store")
    taken(store, extract(tmp_path / "before", ssd_person=PERSONS))
    return store


def load_of(store, address, **said):
    said = {"schema": "ssd", "approve": "another source", **said}
    return store.take_in(address, as_at=APRIL, authority=FERNSHIRE, **said)


def everything_said(fault):
    return "".join(traceback.format_exception(fault)) + repr(vars(fault)) + repr(fault.__context__)


def everything_kept(store):
    return b"".join(path.read_bytes() for path in store.root.rglob("*") if path.is_file())


def test_tables_are_read_by_name_and_type(store, address):
    load = load_of(store, address)
    columns = ("pers_person_id", "pers_dob::VARCHAR", "pers_send_flag")
    assert rows(load, "ssd_person", *columns) == [("4711", None, None), ("4712", "2012-02-29", "Y")]
    day = ("cont_contact_date::VARCHAR", "cont_contact_outcome_nfa_flag", "count(*) OVER ()")
    assert set(rows(load, "ssd_contacts", *day)) == {("2026-07-01", "Y", 12000)}
    assert set(load.tables) == {"ssd_person", "ssd_contacts", "ssd_department"}
    assert report_of(load).unknown_columns == {"ssd_person": ("note",)}
    assert load.source == "the postgresql database postgres, schema ssd"
    assert load_of(store, address, approve="") == load


def test_nothing_but_select_is_sent_and_nothing_could_be_written(store, address):
    sent, states = [], []

    def listen(connection, cursor, statement, *_):
        sent.append(statement)
        if "FROM ssd.ssd_contacts" in statement:
            with cursor.connection.cursor() as asking:
                states.append(asking.execute("SHOW transaction_read_only").fetchone()[0])
                states.append(asking.execute("SHOW transaction_isolation").fetchone()[0])

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        load_of(store, address)
    finally:
        event.remove(Engine, "before_cursor_execute", listen)
    assert {statement.split()[0].upper() for statement in sent} <= {"SELECT", "SHOW"} and len(sent) > 3
    assert states == ["on", "repeatable read"]
    assert "wages" not in "".join(sent)


def test_the_password_is_said_and_kept_nowhere(store, address, caplog, capsys):
    with caplog.at_level(logging.DEBUG):
        load_of(store, address)
    assert SECRET.encode() not in everything_kept(store)
    assert SECRET not in caplog.text + "".join(capsys.readouterr())


def test_a_wrong_password_is_said_without_it(store, address, monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_SOURCE_PASSWORD", "wrong-" + SECRET)
    before = store.current
    with pytest.raises(BadExtract, match="refuses the user or the password") as fault:
        load_of(store, address)
    assert SECRET not in everything_said(fault.value) and store.current == before


def test_the_password_may_stand_under_another_name(store, address, monkeypatch):
    monkeypatch.delenv("GOLDTHREAD_SOURCE_PASSWORD")
    monkeypatch.setenv("OUR_PASSWORD", SECRET)
    assert load_of(store, address, password_from="OUR_PASSWORD") == store.current


@pytest.mark.parametrize(
    "written",
    [f"postgresql://reader:{SECRET}@host/db", f"postgresql://host/db?password={SECRET}",
     f"mssql+pyodbc://?odbc_connect=Driver%3DX%3BPWD%3D{SECRET}", f"postgresql://reader:{SECRET}@host:port/db"],
)  # fmt: skip
def test_a_password_in_the_address_is_refused_and_not_repeated(store, written):
    with pytest.raises(BadExtract, match=r"address of the database") as fault:
        load_of(store, written)
    assert SECRET not in everything_said(fault.value)


# The driver's own cursor cannot say good-bye to a server that is gone.
@pytest.mark.filterwarnings("ignore:Exception ignored in.*ServerCursor:pytest.PytestUnraisableExceptionWarning")
def test_a_database_that_goes_away_in_the_middle(store, server, address, monkeypatch):
    before = store.current
    read = []

    def cell_read(cell):
        read.append(cell)
        if len(read) == 7000:
            postgresql.stop(server)
        return cell and str(cell)

    with monkeypatch.context() as patched, pytest.raises(BadExtract) as fault:
        patched.setattr(databases, "text_of", cell_read)
        load_of(store, address)
    postgresql.start(server)
    assert len(fault.value.faults) == 1
    place, _, why = fault.value.faults[0].partition(": ")
    assert place == "table ssd_contacts of the postgresql database postgres, schema ssd"
    assert re.fullmatch(r"the database went away, or refused to go on, after [1-9]\d* rows \(OperationalError\)", why)
    assert store.current == before and SECRET not in everything_said(fault.value)
    assert load_of(store, address) == store.current


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("postgresql://reader@/db?host=/nowhere", "it cannot be reached, or there is no such database"),
        ("oracledb://reader@host/db", "the driver for this kind of database is not installed"),
        ("://x", "the address of the database is not written as one"),
    ],
)
def test_a_database_that_cannot_be_reached(store, written, why):
    with pytest.raises(BadExtract, match=why):
        load_of(store, written)


def test_a_schema_without_tables(store, address):
    with pytest.raises(BadExtract, match="no table of the Standard Safeguarding Dataset and no local table is there"):
        load_of(store, address, schema="public")


def test_sqlite_is_read_too_and_cannot_be_written(store, tmp_path):
    with sqlite3.connect(tmp_path / "ssd.db") as database:
        database.execute("CREATE TABLE ssd_person (pers_person_id TEXT, pers_sex TEXT)")
        database.execute("INSERT INTO ssd_person VALUES ('P2', 'male'), ('P1', 'F')")
    database.close()
    load = load_of(store, f"sqlite:///{tmp_path / 'ssd.db'}", schema="")
    assert rows(load, "ssd_person", "pers_person_id", "pers_sex") == [("P1", "F"), ("P2", "M")]
