"""The frame that every engine gives a measure's SQL: typed columns, the days from which settings are in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

from goldthread.measures.definition import Definition, Setting
from goldthread.measures.library.prepared import prepared

# From which day on which parameters differ from their defaults, in order.
Times = tuple[tuple[date, dict[str, Setting]], ...]


class CannotRun(Exception):
    """An engine cannot run a text, or cannot read what it needs; the message is one line."""


class Engine(Protocol):
    """What runs the SQL of measures over one scope; a context manager."""

    def __enter__(self) -> Engine: ...

    def __exit__(self, *fault: object) -> None: ...

    def cases_sql(self, definition: Definition, times: Times) -> str:
        """The measure's SQL, its columns typed, its cases cut to the days of the scope; it can be run here."""

    def write_cases(self, sql: str, folder: Path) -> None:
        """The cases of a text as Parquet files in a folder, in the order of day and case."""

    def write_one(self, sql: str, path: Path) -> None:
        """The rows of a text as one Parquet file."""

    def rows(self, sql: str) -> list[tuple]:
        """The rows of a text."""

    def reading(self, folder: Path) -> str:
        """How a text reads the Parquet files of a folder."""


def needed(sql: str) -> Iterator[tuple[str, str]]:
    """The prepared tables that a text asks, and those that they ask, in the order in which they are made."""
    wanted: set[str] = set()
    every = prepared()
    for name in reversed(every):
        if name in sql or any(name in every[other] for other in wanted):
            wanted.add(name)
    yield from ((name, made_by) for name, made_by in every.items() if name in wanted)


def cases_sql(definition: Definition, times: Times, as_at: date, *, text: str) -> str:
    """A measure's SQL with its columns typed and its cases cut to the days; `text` is the engine's name for text."""
    ends = [day for day, _ in times[1:]] + [None]
    parts = [
        _framed(definition.sql_with(values, as_at), day, end, as_at, text)
        for (day, values), end in zip(times, ends, strict=True)
    ]
    return "\nUNION ALL\n".join(parts)


def twice_sql(cases: str) -> str:
    """The SQL that finds a case that stands twice on one day in what `cases` reads."""
    return f"SELECT case_id, day FROM {cases} GROUP BY case_id, day HAVING COUNT(*) > 1 ORDER BY day, case_id LIMIT 1"


def _framed(sql: str, first: date, end: date | None, as_at: date, text: str) -> str:
    words = ", ".join(f"CAST({name} AS {text}) AS {name}" for name in ("case_id", "child", "team", "worker"))
    numbers = ", ".join(f"CAST({name} AS DOUBLE) AS {name}" for name in ("value", "numerator", "denominator"))
    until = f" AND day < DATE '{end}'" if end else ""
    return (
        f"SELECT {words}, CAST(day AS DATE) AS day, {numbers} FROM (\n{sql}\n) cases "
        f"WHERE day >= DATE '{first}' AND day <= DATE '{as_at}'{until}"
    )
