"""The engine inside this program: DuckDB over the Parquet files of a load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from goldthread.measures.calendar import calendar_sql
from goldthread.measures.definition import Definition, Setting
from goldthread.measures.engine.framing import CannotRun, Times, cases_sql, needed
from goldthread.measures.engine.tables import Scope, all_tables, snapshots_sql
from goldthread.records.schema import Table
from goldthread.records.sql import in_quotes, quieted


class DuckEngine:
    """The tables of a scope laid out for measures, in memory; use it as a context manager.

    It reads the folders of the loads and writes into `writes_to`, and can be told to reach nothing else, whatever a
    measure's SQL asks. What does not fit into `memory` waits on disk in `writes_to`.
    """

    def __init__(
        self, scope: Scope, *, threads: int | None = None, memory: str = "", writes_to: Path | None = None
    ) -> None:
        self.scope = scope
        self.connection = duckdb.connect(config=_config(threads, memory, writes_to))
        self._prepared: set[str] = set()
        with _told_in_a_line():
            quieted(self.connection)
            self.connection.execute(f"CREATE TABLE calendar AS {calendar_sql()}")
            self.connection.execute(f"CREATE TABLE snapshots AS {snapshots_sql(scope)}")
            for table in all_tables():
                self.connection.execute(f"CREATE VIEW {table.name} AS {scope.select(table, _read)}")
            self._shut_in([load.folder for load in scope.loads] + [folder for folder in (writes_to,) if folder])

    def __enter__(self) -> DuckEngine:
        return self

    def __exit__(self, *fault: object) -> None:
        self.connection.close()

    def cases(self, definition: Definition, settings: dict[str, Setting] | None = None) -> duckdb.DuckDBPyRelation:
        """The cases of a measure as a relation, from the scope's first day to the day of the load.

        One row a case: `case_id, child, team, worker, day, value, numerator, denominator`.
        """
        return self.connection.sql(self.cases_sql(definition, ((self.scope.first_day, settings or {}),)))

    def cases_sql(self, definition: Definition, times: Times) -> str:
        """The measure's SQL, its columns typed, its cases cut to the days of the scope."""
        self._prepare(definition.sql)
        return cases_sql(definition, times, self.scope.as_at, text="VARCHAR")

    def write_cases(self, sql: str, folder: Path) -> None:
        """The cases of a text as a Parquet file in a folder, in the order of day and case."""
        folder.mkdir(parents=True, exist_ok=True)
        self.write_one(f"SELECT * FROM ({sql}\n) t ORDER BY day, case_id", _next_in(folder))

    def write_one(self, sql: str, path: Path) -> None:
        """The rows of a text as one Parquet file."""
        with _told_in_a_line():
            self.connection.execute(f"COPY ({sql}\n) TO {in_quotes(path)} (FORMAT parquet)")

    def rows(self, sql: str) -> list[tuple]:
        """The rows of a text."""
        with _told_in_a_line():
            return self.connection.execute(sql).fetchall()

    def reading(self, folder: Path) -> str:
        """How a text reads the Parquet files of a folder."""
        return f"read_parquet({in_quotes(folder / '*.parquet')})"

    def _shut_in(self, folders: Iterable[Path]) -> None:
        listed = ", ".join(in_quotes(folder.resolve()) for folder in folders)
        self.connection.execute(f"SET allowed_directories = [{listed}]")
        self.connection.execute("SET enable_external_access = false")
        self.connection.execute("SET lock_configuration = true")

    def _prepare(self, sql: str) -> None:
        for name, made_by in needed(sql):
            if name not in self._prepared:
                with _told_in_a_line():
                    self.connection.execute(f"CREATE TABLE {name} AS {made_by}")
                self._prepared.add(name)


def _read(path: Path, table: Table) -> str:
    return f"read_parquet({in_quotes(path)})"


@contextmanager
def _told_in_a_line() -> Iterator[None]:
    try:
        yield
    except duckdb.Error as fault:
        raise CannotRun(first_line(fault)) from fault


def first_line(fault: duckdb.Error) -> str:
    """What DuckDB says in one line: without the kind of fault and the drawing of where it stands."""
    line = str(fault).strip().splitlines()[0]
    return line.partition("Error: ")[2] or line


def _config(threads: int | None, memory: str, writes_to: Path | None) -> dict[str, object]:
    said = {
        "threads": threads,
        "memory_limit": memory,
        "temp_directory": str(writes_to / "spilled") if writes_to else "",
    }
    return {name: value for name, value in said.items() if value} | {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": False,
    }


def _next_in(folder: Path) -> Path:
    return folder / f"{len(list(folder.glob('*.parquet'))) + 1}.parquet"
