"""The workbook: eleven sheets with headings, days as Excel keeps them, codes as the choices that a council has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from goldthread.records.annex_a.cells import written
from goldthread.records.annex_a.description import ChildList, lists
from goldthread.records.load import Load
from goldthread.records.schema import tables
from goldthread.records.store import Store


def write_annex_a(source: Path | Load, *, to: Path, as_at: date) -> dict[int, int]:
    """Writes the workbook that a council would hand to inspectors on a day; gives the number of rows of each list.

    `source` is a load, or a folder with the dataset's tables as CSV files, which are first typed as a load is.
    """
    if isinstance(source, Load):
        return _written(source, to, as_at)
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        return _written(store.take_in(str(source), as_at=as_at, authority="E06999999", council="Fernshire"), to, as_at)


def _written(load: Load, to: Path, as_at: date) -> dict[int, int]:
    with duckdb.connect() as connection:
        _lay_out(connection, load, as_at)
        rows = {number: _rows(connection, about) for number, about in lists().items()}
    _write_book(to, rows)
    return {number: len(of_list) for number, of_list in rows.items()}


def _lay_out(connection: duckdb.DuckDBPyConnection, load: Load, as_at: date) -> None:
    connection.execute(f"SET VARIABLE as_at = DATE '{as_at.isoformat()}'")
    for name, table in tables().items():
        if path := load.path(name):
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{_quoted(path)}')")
        else:
            columns = ", ".join(f"{column} {kept}" for column, kept in table.columns.items())
            connection.execute(f"CREATE TABLE {name} ({columns})")
    connection.execute(_sql("prepared"))


def _rows(connection: duckdb.DuckDBPyConnection, about: ChildList) -> list[tuple]:
    """A list's rows in the order of its columns; a column that nothing is known of stays empty."""
    found = connection.sql(_sql(f"list_{about.number}"))
    places = [found.columns.index(field.name) if field.name in found.columns else None for field in about.fields]
    choices = [written(field.codes) for field in about.fields]
    return [
        tuple(
            None if place is None else said.get(row[place], row[place])
            for place, said in zip(places, choices, strict=True)
        )
        for row in found.fetchall()
    ]


def _write_book(to: Path, rows: dict[int, list[tuple]]) -> None:
    from xlsxwriter import Workbook

    with Workbook(to, {"constant_memory": True, "in_memory": False, "default_date_format": "dd/mm/yyyy"}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for number, about in lists().items():
            sheet = book.add_worksheet(about.name)
            sheet.write_row(0, 0, [field.header for field in about.fields], bold)
            sheet.freeze_panes(1, 1)
            for place, row in enumerate(_typed(rows[number]), 1):
                sheet.write_row(place, 0, row)


def _typed(rows: list[tuple]) -> Iterator[tuple]:
    """Days before 1900 as text, which is all that Excel can hold of them."""
    for row in rows:
        yield tuple(f"{cell:%d/%m/%Y}" if isinstance(cell, date) and cell.year < 1900 else cell for cell in row)


@cache
def _sql(name: str) -> str:
    return files(__package__).joinpath("lists", f"{name}.sql").read_text("utf-8")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
