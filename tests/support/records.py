"""Loads made of a few rows, for tests."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import duckdb

from goldthread.records.load import Load, LoadedTable
from goldthread.records.schema import SOURCE_ROW, tables


def load_of(folder: Path, rows: dict[str, list[dict]], as_at: date, authority: str = "E06999999") -> Load:
    """A load with these rows by table; columns not named are null and yet supplied, tables not named are not there."""
    folder.mkdir(parents=True, exist_ok=True)
    held = {}
    with duckdb.connect() as connection:
        for name, its_rows in rows.items():
            table = tables()[name]
            if unknown := {column for row in its_rows for column in row} - set(table.columns):
                raise KeyError(f"{name} has no {sorted(unknown)}")
            text = folder / f"{name}.json"
            text.write_text(
                "".join(json.dumps(_line(row, at), default=str) + "\n" for at, row in enumerate(its_rows, 1))
            )
            columns = ", ".join(f"{column}: '{kept}'" for column, kept in table.columns.items())
            connection.execute(
                f"COPY (SELECT * FROM read_json('{text}', format = 'newline_delimited', columns = {{{columns}}})) "
                f"TO '{folder / name}.parquet' (FORMAT parquet)"
            )
            text.unlink()
            held[name] = LoadedTable(name, len(its_rows), tuple(field.name for field in table.fields), "")
    return Load(folder, folder.name, as_at, authority, "ssd", "", held)


def _line(row: dict, at: int) -> dict:
    return row | {SOURCE_ROW: row.get(SOURCE_ROW, at)}
