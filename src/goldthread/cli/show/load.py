"""A load on a terminal: what came in, what was not understood, what is not supplied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.padding import Padding

from goldthread.cli.terminal import counted, plain, table_with

if TYPE_CHECKING:
    from goldthread.records.load import Load
    from goldthread.records.report import Report
    from goldthread.records.store import TakenIn

_SHOWN = 30


def load_on_screen(taken: TakenIn) -> Iterator[RenderableType]:
    """What became of an extract: the answer first, then tables, doubts, and what the source does not supply."""
    load, report = taken.load, taken.report
    rows = f"{sum(report.tables.values()):,} rows in {counted(len(report.tables), 'table')}"
    if taken.already:
        yield plain(f"Nothing to do: this extract is there already, as the load {load.id} ({rows}).", "bold")
        return
    yield plain(f"Taken in as {load.id}, as at {load.as_at}: {rows}.", "bold")
    if load.approved:
        yield plain(f"Approved: {load.approved}. It was said that {'; '.join(report.reasons)}.")
    for note in report.notes:
        yield plain(f"{note.rstrip('.')}.")
    yield ""
    yield _tables(report)
    yield from _not_understood(report)
    yield from _ids(report)
    yield from _not_supplied(report)


def loads_on_screen(loads: tuple[Load, ...], current: Load | None) -> Iterator[RenderableType]:
    """The loads of a store, the newest day first, and which one is measured."""
    if not loads:
        yield plain("There is no load in this store.")
        return
    table = table_with("Load", "As at", "Shape", "Tables", "Rows", "")
    for load in reversed(loads):
        rows = sum(held.rows for held in load.tables.values())
        mark = "current" if current and load.id == current.id else ""
        cells = (load.id, str(load.as_at), load.shape, str(len(load.tables)), f"{rows:,}")
        table.add_row(*map(plain, cells), plain(mark, "bold"))
    yield table


def _tables(report: Report) -> RenderableType:
    table = table_with("Table", "Rows", "Not understood")
    for column in table.columns[1:]:
        column.justify = "right"
    for name, rows in report.tables.items():
        doubts = sum(doubt.count for doubt in report.not_understood if doubt.table == name)
        table.add_row(plain(name), plain(f"{rows:,}" if rows else "empty"), plain(f"{doubts:,}" if doubts else "–"))
    return table


def _not_understood(report: Report) -> Iterator[RenderableType]:
    if not report.not_understood:
        return
    cells = counted(report.cells_not_understood, "cell")
    yield plain(f"\nNot understood: {cells}. Each is kept with its text in not_understood.parquet of the load.", "bold")
    above = ""
    for doubt in report.not_understood[:_SHOWN]:
        if doubt.table != above:
            yield plain(f"  {doubt.table}")
        above = doubt.table
        rows = ", ".join(map(str, doubt.rows)) + ("…" if doubt.count > len(doubt.rows) else "")
        which = f"row{'s' * (doubt.count > 1)} {rows}: {', '.join(doubt.examples)}"
        yield Padding(plain(f"{doubt.column}: {doubt.count:,} × {doubt.why} ({which})"), (0, 0, 0, 4), expand=False)
    if (more := len(report.not_understood) - _SHOWN) > 0:
        yield plain(f"and {counted(more, 'kind')} more: see report.json of the load.")


def _ids(report: Report) -> Iterator[RenderableType]:
    for each in report.repeated:
        ids = f" ({', '.join(each.examples)})" if each.examples else ""
        alike = f"; {each.alike} of these rows are alike throughout" if each.alike else ""
        yield plain(f"\n{each.table}: {counted(each.ids, 'id')} on {each.rows} rows{ids}{alike}. All are kept.")
    for name, rows in report.without_id.items():
        yield plain(f"\n{name}: {counted(rows, 'row')} without an id. All are kept.")


def _not_supplied(report: Report) -> Iterator[RenderableType]:
    yield from _listed("Files and tables that are no table of records", report.unknown)
    yield from _by_table("Columns that nobody knows, left out", report.unknown_columns)
    yield from _listed("Tables that the source does not supply", report.missing_tables)
    yield from _by_table("Columns that the source does not supply", report.not_supplied)
    yield from _by_table("Columns that are not developed yet, so not supplied", report.undeveloped)
    yield from _by_table("Columns without a single value", report.empty_columns)


def _listed(title: str, names: tuple[str, ...]) -> Iterator[RenderableType]:
    if names:
        yield plain(f"\n{title} ({len(names)}):", "bold")
        yield plain(f"  {', '.join(names)}")


def _by_table(title: str, columns: dict[str, tuple[str, ...]]) -> Iterator[RenderableType]:
    if columns:
        yield plain(f"\n{title} ({sum(map(len, columns.values()))}):", "bold")
        for name, names in columns.items():
            yield plain(f"  {name}: {', '.join(names)}")
