"""Loads made of a few rows, for tests."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from goldthread.records.load import Load, LoadedTable
from goldthread.records.schema import SOURCE_ROW, tables


def load_of(folder: Path, rows: dict[str, list[dict]], as_at: date, authority: str = "E06999999") -> Load:
    """A load with these rows by table; columns not named are null and yet supplied, tables not named are not there.

    A moment is what the clock on the wall in England showed; its minutes are worked out as a load has them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held = {}
    with duckdb.connect() as connection:
        for name, its_rows in rows.items():
            table = tables()[name]
            if unknown := {column for row in its_rows for column in row} - set(table.columns):
                raise KeyError(f"{name} has no {sorted(unknown)}")
            text = folder / f"{name}.json"
            moments = [field.name for field in table.fields if field.type == "moment"]
            text.write_text(
                "".join(json.dumps(_line(row, at, moments), default=str) + "\n" for at, row in enumerate(its_rows, 1))
            )
            columns = ", ".join(f"{column}: '{kept}'" for column, kept in table.columns.items())
            connection.execute(
                f"COPY (SELECT * FROM read_json('{text}', format = 'newline_delimited', columns = {{{columns}}})) "
                f"TO '{folder / name}.parquet' (FORMAT parquet)"
            )
            text.unlink()
            held[name] = LoadedTable(name, len(its_rows), tuple(field.name for field in table.fields), "")
    return Load(folder, folder.name, as_at, authority, "ssd", "", held)


def _line(row: dict, at: int, moments: list[str]) -> dict:
    minutes = {
        f"{name}_minutes": int(row[name].replace(tzinfo=ZoneInfo("Europe/London")).timestamp() // 60)
        for name in moments
        if row.get(name)
    }
    return minutes | row | {SOURCE_ROW: row.get(SOURCE_ROW, at)}
