"""The engine inside this program: DuckDB over the Parquet files of a load."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb

from goldthread.measures.calendar import calendar_sql
from goldthread.measures.definition import Definition, Setting
from goldthread.measures.engine.tables import Scope, all_tables, snapshots_sql
from goldthread.measures.library.prepared import prepared

# From which day on which parameters differ from their defaults, in order.
Times = tuple[tuple[date, dict[str, Setting]], ...]


class DuckEngine:
    """The tables of a scope laid out for measures, in memory; use it as a context manager."""

    def __init__(self, scope: Scope, *, threads: int | None = None, memory: str = "") -> None:
        self.scope = scope
        self.connection = duckdb.connect(config={"threads": threads} if threads else {})
        if memory:
            self.connection.execute(f"SET memory_limit = '{memory}'")
        self.connection.execute(f"CREATE TABLE calendar AS {calendar_sql()}")
        self.connection.execute(f"CREATE TABLE snapshots AS {snapshots_sql(scope)}")
        for table in all_tables():
            self.connection.execute(f"CREATE VIEW {table.name} AS {scope.select(table, _READ)}")
        self._prepared: set[str] = set()

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

    def _prepare(self, sql: str) -> None:
        for name, made_by in needed(sql):
            if name not in self._prepared:
                self.connection.execute(f"CREATE TABLE {name} AS {made_by}")
                self._prepared.add(name)


def needed(sql: str) -> Iterator[tuple[str, str]]:
    """The prepared tables that a text asks, and those that they ask, in the order in which they are made."""
    wanted: set[str] = set()
    every = prepared()
    for name in reversed(every):
        if name in sql or any(name in every[other] for other in wanted):
            wanted.add(name)
    yield from ((name, made_by) for name, made_by in every.items() if name in wanted)


def cases_sql(definition: Definition, times: Times, as_at: date, *, text: str) -> str:
    """A measure's SQL inside the frame that every engine gives it: typed columns, and the days from which each
    setting of its parameters is in force."""
    ends = [day for day, _ in times[1:]] + [None]
    parts = [
        _framed(definition.sql_with(values, as_at), day, end, as_at, text)
        for (day, values), end in zip(times, ends, strict=True)
    ]
    return "\nUNION ALL\n".join(parts)


def _framed(sql: str, first: date, end: date | None, as_at: date, text: str) -> str:
    words = ", ".join(f"CAST({name} AS {text}) AS {name}" for name in ("case_id", "child", "team", "worker"))
    numbers = ", ".join(f"CAST({name} AS DOUBLE) AS {name}" for name in ("value", "numerator", "denominator"))
    until = f" AND day < DATE '{end}'" if end else ""
    return (
        f"SELECT {words}, CAST(day AS DATE) AS day, {numbers} FROM (\n{sql}\n) cases "
        f"WHERE day >= DATE '{first}' AND day <= DATE '{as_at}'{until}"
    )


_READ = "read_parquet('{path}')"
