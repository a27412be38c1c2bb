"""Small extracts as a council would export them, and what a load says of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from goldthread.records import Load, Store

FERNSHIRE = "E06999999"
MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 30)
PERSONS = """
    pers_person_id,pers_sex,pers_dob
    P1,F,2012-02-29
    P2,M,01/09/2015
    P3,U,2009-05-05
"""


def extract(folder: Path, **tables: str) -> Path:
    """A folder with a CSV file for each table, indented as in the test."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        lines = [line.strip() for line in text.strip().splitlines()]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def taken(store: Store, folder: Path, as_at: date = MARCH, **said: str) -> Load:
    """The load of an extract of Fernshire's."""
    return store.take_in(folder, as_at=as_at, authority=FERNSHIRE, **said)


def rows(load: Load, table: str, *columns: str) -> list[tuple]:
    """What a load says in these columns, row by row as in the source."""
    return asked(load.folder / f"{table}.parquet", f"SELECT {', '.join(columns)} FROM it ORDER BY source_row")


def left_over(load: Load) -> list[tuple]:
    """What was not understood: column, row, text, why."""
    query = 'SELECT "column", source_row, text, why FROM it ORDER BY source_row, "column"'
    return asked(load.folder / "not_understood.parquet", query)


def asked(path: Path, query: str) -> list[tuple]:
    with duckdb.connect() as database:
        database.execute(f"CREATE VIEW it AS FROM read_parquet('{path}')")
        return database.execute(query).fetchall()
