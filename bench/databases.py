"""Databases of a bench's own, SQLite and PostgreSQL, each in a folder that is thrown away."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def databases(only: str) -> Iterator[list[tuple[str, dict[str, str]]]]:
    """A fresh database of each kind: its name, and what the environment says of it."""
    from tests.support import postgresql

    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        kinds = [("SQLite", {"GOLDTHREAD_DATA": folder})] if only != "postgresql" else []
        if only == "sqlite" or postgresql.programs() is None:
            yield kinds
            return
        with postgresql.server() as address:
            yield [*kinds, ("PostgreSQL", {"GOLDTHREAD_DATA": folder, "GOLDTHREAD_DATABASE": address})]


def each_database(only: str, title: str, words: list[str]) -> int:
    """Runs a bench (its module, then its arguments) once for each database; the worst of their exit codes."""
    worst = 0
    with databases(only) as found:
        for name, environment in found:
            print(f"\n{title}: {name}", flush=True)
            kept = {key: value for key, value in os.environ.items() if key != "GOLDTHREAD_DATABASE"}
            command = [sys.executable, "-m", *words, "--database", "this"]
            worst = max(worst, subprocess.run(command, env={**kept, **environment}, check=False).returncode)
    return worst


def refuse_one_in_use() -> None:
    """Ends the bench where the database it was pointed at holds anything."""
    from django.db import connection

    if connection.introspection.table_names():
        raise SystemExit("The bench makes a database of its own; this one is in use. Nothing was changed.")
    connection.close()
