"""An extract read, bound and typed into the scratch database, with every fault and every finding of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import duckdb

from goldthread.records.report import Doubt, Repeated
from goldthread.records.schema import Field, Table, tables
from goldthread.records.taking_in.digests import table_digest
from goldthread.records.taking_in.given import NotUnderstood
from goldthread.records.taking_in.masks import shown
from goldthread.records.taking_in.names import Binding, best_table, bound
from goldthread.records.taking_in.raw import Source, UnreadableTable, read_raw
from goldthread.records.taking_in.repeated import rows_without_id, same_ids
from goldthread.records.taking_in.settings import Settings
from goldthread.records.taking_in.spellings import renamed
from goldthread.records.taking_in.typed import not_understood, typed

PERSON = "ssd_person"
LIST = {"table": "VARCHAR", "column": "VARCHAR", "source_row": "INTEGER", "text": "VARCHAR", "why": "VARCHAR"}
Progress = Callable[[str], None]


@dataclass(slots=True)
class Prepared:
    """What stands in the scratch database, table by table, under the tables' own names.

    `faults` are sentences that stop the load; `lookalikes` those that a person must approve: columns perhaps renamed.
    """

    rows: dict[str, int] = field(default_factory=dict)
    supplied: dict[str, tuple[str, ...]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    lookalikes: list[str] = field(default_factory=list)
    unknown_columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    not_supplied: dict[str, tuple[str, ...]] = field(default_factory=dict)
    undeveloped: dict[str, tuple[str, ...]] = field(default_factory=dict)
    empty_columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    repeated: list[Repeated] = field(default_factory=list)
    without_id: dict[str, int] = field(default_factory=dict)


def begin(database: duckdb.DuckDBPyConnection, already: Sequence[NotUnderstood]) -> None:
    """Makes the list of what was not understood, with what the reader of the source could not place itself."""
    columns = ", ".join(f'"{name}" {kept}' for name, kept in LIST.items())
    database.execute(f"CREATE TABLE not_understood ({columns})")
    if already:
        rows = [(each.table, each.column, each.source_row, each.text, each.why) for each in already]
        database.executemany("INSERT INTO not_understood VALUES (?, ?, ?, ?, ?)", rows)


def prepare(
    database: duckdb.DuckDBPyConnection, source: Source, prepared: Prepared, settings: Settings, progress: Progress
) -> None:
    """Reads, binds and types one table; what is wrong with it becomes a fault, and the next one follows."""
    table = tables()[source.name]
    binding = bound(table, source.headings, settings.columns.get(table.name, {}))
    if faults := _faults_of_headings(source, binding):
        prepared.faults += faults
        return
    progress(source.where)
    try:
        rows = read_raw(database, source, "raw")
    except UnreadableTable as fault:
        prepared.faults += [f"{source.where}: {each}" for each in fault.faults]
        return
    made = typed(database, "raw", f"typed_{table.name}", binding, settings)
    not_understood(database, f"typed_{table.name}", table.name, made.doubtful)
    columns = ", ".join(f'"{column}"' for column in table.columns)
    database.execute(f"CREATE VIEW {table.name} AS SELECT {columns} FROM typed_{table.name}")
    _note_columns(database, prepared, binding, rows, made.unknown)
    _note_ids(database, prepared, source, table)
    database.execute("DROP TABLE raw")
    prepared.rows[table.name] = rows
    prepared.digests[table.name] = table_digest(database, table.columns, table.name)


def _faults_of_headings(source: Source, binding: Binding) -> list[str]:
    where, table = source.where, binding.table
    if not binding.places:
        fits = best_table(source.headings)
        meant = f"; they are those of {fits}" if fits else "; its first row must hold the headings"
        return [f"{where}: none of its {len(source.headings)} headings is a column of {table.name}{meant}"]
    faults = [f"{where} has the column {name} more than once" for name in binding.twice]
    like = {missing: heading for heading, missing in binding.renamed}
    for each in table.fields:
        if each.key and not each.placeholder and each.name in binding.missing:
            proposed = f"; was it renamed to “{like[each.name]}”? If so, {_how(table, like[each.name], each.name)}"
            faults.append(f"{where} has no column {each.name}, its id{proposed if each.name in like else ''}")
    return faults


def _how(table: Table, met: str, ours: str) -> str:
    return f'say so in goldthread-load.toml: [tables.{table.name}.columns] "{met}" = "{ours}"'


def _note_columns(
    database: duckdb.DuckDBPyConnection, prepared: Prepared, binding: Binding, rows: int, keys: tuple[str, ...]
) -> None:
    name = binding.table.name
    undeveloped, empty = _without_values(database, binding) if rows else ((), ())
    left_out = {column for each in binding.table.fields if each.name in undeveloped for column in each.columns}
    prepared.supplied[name] = tuple(column for column in binding.supplied if column not in left_out)
    said = {
        "unknown_columns": binding.unknown + keys, "not_supplied": binding.missing,
        "undeveloped": undeveloped, "empty_columns": empty,
    }  # fmt: skip
    for what, columns in said.items():
        if columns:
            getattr(prepared, what)[name] = columns
    prepared.lookalikes += [
        f"{name} has no column {missing}, but “{met}”: if it was renamed, {_how(binding.table, met, missing)}"
        for met, missing in binding.renamed
    ]


def _without_values(database: duckdb.DuckDBPyConnection, binding: Binding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns that hold only the placeholder (or nothing, where no system fills them yet), and the empty ones."""
    word = renamed()["undeveloped"]
    counts = ", ".join(f"count(c{p}), count(*) FILTER (c{p} <> '{word}')" for p in binding.places.values())
    found = database.execute(f"SELECT {counts} FROM raw").fetchone()
    unfilled = {each.name for each in binding.table.fields if each.placeholder}
    undeveloped, empty = [], []
    for number, column in enumerate(binding.places):
        said, meant = found[2 * number : 2 * number + 2]
        if not meant:
            (undeveloped if said or column in unfilled else empty).append(column)
    return tuple(undeveloped), tuple(empty)


def _note_ids(database: duckdb.DuckDBPyConnection, prepared: Prepared, source: Source, table: Table) -> None:
    if without := rows_without_id(database, table):
        prepared.without_id[table.name] = without
    if not (repeated := same_ids(database, table)):
        return
    if table.name == PERSON:
        ids = ", ".join(repeated.examples)
        prepared.faults.append(
            f"{source.where}: {repeated.ids} id{'s' * (repeated.ids != 1)} of children stand on {repeated.rows} rows, "
            f"such as {ids}: two children with one id cannot be told apart"
        )
    prepared.repeated.append(repeated)


def doubts(database: duckdb.DuckDBPyConnection) -> tuple[Doubt, ...]:
    """What was not understood, counted by table, column and reason, with a few rows and shapes."""
    found = database.execute(
        'SELECT "table", "column", why, count(*), list(source_row ORDER BY source_row)[:3], '
        "list(DISTINCT text ORDER BY text)[:3] FROM not_understood GROUP BY ALL ORDER BY 1, 4 DESC, 2, 3"
    ).fetchall()
    kinds = {name: _fields(table) for name, table in tables().items()}
    return tuple(
        Doubt(table, column, why, count, tuple(rows),
              tuple(dict.fromkeys(shown(text, kinds.get(table, {}).get(column)) for text in texts)))
        for table, column, why, count, rows, texts in found
    )  # fmt: skip


def _fields(table: Table) -> dict[str, Field]:
    return {column: each for each in table.fields for column in each.columns}
