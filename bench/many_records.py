"""Loads of millions of rows, made by DuckDB's own SQL: assessments and referrals of children who come again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from goldthread.records.load import Load, LoadedTable
from goldthread.records.schema import tables

AS_AT = date(2026, 9, 30)
FIRST_DAY = date(2021, 10, 1)
_DAYS = 5 * 365
# Each child comes 5 times; ids are written as a case system writes them.
_ROWS_A_CHILD = 5
_STARTED = f"DATE '{FIRST_DAY}' + CAST(hash(i) % {_DAYS} AS INTEGER)"
_MADE = {
    "ssd_cin_assessments": {
        "cina_assessment_id": "'ASM' || i",
        "cina_person_id": "'C' || child",
        "cina_assessment_start_date": "started",
        "cina_assessment_auth_date": "CASE WHEN hash(i, 1) % 50 > 0 THEN started + CAST(i * 7919 % 90 AS INTEGER) END",
        "cina_assessment_team": "'T' || (hash(child) % 40)",
        "cina_assessment_worker_id": "'W' || (hash(child) % 400)",
    },
    "ssd_cin_episodes": {
        "cine_referral_id": "'REF' || i",
        "cine_person_id": "'C' || child",
        "cine_referral_date": "started",
        "cine_referral_team": "'T' || (hash(child) % 40)",
        "cine_referral_worker_id": "'W' || (hash(child) % 400)",
    },
}


def load_of_many(folder: Path, table: str, rows: int) -> Load:
    """A load of one table with so many rows, by child and date as every load is."""
    folder.mkdir(parents=True)
    made = _MADE[table]
    columns = ", ".join(
        f"CAST({made.get(name, 'NULL')} AS {kept}) AS {name}" for name, kept in tables()[table].columns.items()
    )
    # A slice at a time, sorted in itself, so that nothing needs more memory than a slice.
    with duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(folder / "spilled")}) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(
            f"COPY (SELECT {columns} FROM (SELECT i, i // {_ROWS_A_CHILD} AS child, {_STARTED} AS started "
            f"FROM range({rows}) r(i)) ORDER BY child, started) TO '{folder / table}.parquet' (COMPRESSION zstd)"
        )
    held = {table: LoadedTable(table, rows, tuple(made), "")}
    return Load(folder, f"{table}-{rows}", AS_AT, "E06999999", "ssd", "", held)
