"""The tables that a measure may ask, without a row: what a text reads and gives out is found here before it runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache

import duckdb

from goldthread.measures.engine.tables import all_tables
from goldthread.measures.library.prepared import prepared

# What the figures of a case are made of; the rest says whose case it is.
FIGURES = ("case_id", "day", "value", "numerator", "denominator")
_CALENDAR = {
    "day": "DATE",
    "day_number": "INTEGER",
    "month_point": "INTEGER",
    "is_working_day": "INTEGER",
    "working_days": "INTEGER",
    "financial_year": "INTEGER",
    "term_start_number": "INTEGER",
}
COUNTED_OUT = {"calendar": _CALENDAR, "snapshots": _CALENDAR | {"is_latest": "INTEGER"}}
_IN_QUOTES = re.compile(r"'(?:[^']|'')*'")

Reads = Mapping[str, frozenset[str]]


@cache
def catalogue() -> duckdb.DuckDBPyConnection:
    """A database of empty tables that can reach nothing outside itself."""
    # Nothing may be concluded from the tables' being empty.
    made = duckdb.connect(config={"disabled_optimizers": "statistics_propagation", "threads": 1})
    for name, columns in COUNTED_OUT.items():
        made.execute(f"CREATE TABLE {name} ({_listed(columns)})")
    for table in all_tables():
        made.execute(f"CREATE TABLE {table.name} ({_listed(table.columns)})")
    for name, sql in prepared().items():
        made.execute(f"CREATE TABLE {name} AS {sql}")
    made.execute("SET enable_external_access = false")
    made.execute("SET lock_configuration = true")
    return made


@cache
def columns_read(sql: str) -> Reads:
    """The columns that a text truly reads of each table, with its parameters written out.

    A part that can never be true with these parameters reads nothing.
    """
    plan = catalogue().cursor().execute(f"EXPLAIN (FORMAT json) {sql}").fetchall()[0][1]
    found: dict[str, set[str]] = {}
    for table, columns in _scans(json.loads(plan)):
        found.setdefault(table, set()).update(columns)
    return {table: frozenset(columns) for table, columns in found.items()}


def columns_out(sql: str) -> tuple[str, ...]:
    """The names of the columns that a text gives out."""
    return tuple(column[0] for column in catalogue().cursor().execute(f"SELECT * FROM ({sql}\n) t LIMIT 0").description)


def _scans(plan: list[dict]) -> Iterator[tuple[str, set[str]]]:
    for step in plan:
        about = step.get("extra_info", {})
        if name := about.get("Table", "").rpartition(".")[2]:
            yield name, _words(about.get("Projections")) | (_words(about.get("Filters")) & _columns_of(name))
        yield from _scans(step.get("children", []))


def _words(said: str | list[str] | None) -> set[str]:
    text = "\n".join(said) if isinstance(said, list) else said or ""
    return set(re.findall(r"\w+", _IN_QUOTES.sub(" ", text)))


@cache
def _columns_of(table: str) -> frozenset[str]:
    return frozenset(row[0] for row in catalogue().cursor().execute(f"DESCRIBE {table}").fetchall())


def _listed(columns: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())
