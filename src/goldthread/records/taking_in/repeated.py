"""Ids that stand on more than one row, and rows without one."""

from __future__ import annotations

import duckdb

from goldthread.records.report import Repeated
from goldthread.records.schema import SOURCE_ROW, Table
from goldthread.records.taking_in.spellings import renamed

_EXAMPLES = 5


def same_ids(database: duckdb.DuckDBPyConnection, table: Table) -> Repeated | None:
    """The ids of a typed table that several rows share; without a key, whole rows that stand twice."""
    if table.name in renamed()["repeating"]:
        return None
    everything = [column for column in table.columns if column != SOURCE_ROW]
    key = ", ".join(table.key or everything)
    known = " AND ".join(f"{column} IS NOT NULL" for column in table.key) or "true"
    database.execute(
        f"CREATE OR REPLACE TEMP TABLE shared AS SELECT {key}, count(*) AS times FROM {table.name} "
        f"WHERE {known} GROUP BY {key} HAVING count(*) > 1"
    )
    ids, rows = database.execute("SELECT count(*), coalesce(sum(times), 0) FROM shared").fetchone()
    if not ids:
        return None
    alike = rows if not table.key else _alike(database, table, everything)
    shown = " || ' / ' || ".join(table.key)
    found = (
        database.execute(f"SELECT {shown} FROM shared ORDER BY ALL LIMIT {_EXAMPLES}").fetchall() if table.key else []
    )
    return Repeated(table.name, ids, int(rows), int(alike), tuple(each for (each,) in found))


def rows_without_id(database: duckdb.DuckDBPyConnection, table: Table) -> int:
    """How many rows lack (a part of) their id."""
    keys = [each.name for each in table.fields if each.key and not each.placeholder]
    lacking = " OR ".join(f"{column} IS NULL" for column in keys) or "false"
    return database.execute(f"SELECT count(*) FROM {table.name} WHERE {lacking}").fetchone()[0]


def _alike(database: duckdb.DuckDBPyConnection, table: Table, everything: list[str]) -> int:
    """How many of the rows that share an id are the same in every column as another one."""
    columns = ", ".join(f"t.{column}" for column in everything)
    joined = " AND ".join(f"t.{column} = shared.{column}" for column in table.key)
    return database.execute(
        f"SELECT coalesce(sum(times), 0) FROM (SELECT count(*) AS times FROM {table.name} t JOIN shared ON {joined} "
        f"GROUP BY {columns} HAVING count(*) > 1)"
    ).fetchone()[0]
