"""Databases of a bench's own, SQLite and PostgreSQL, each in a folder that is thrown away."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
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


def each_database(module: str, about: str, title: str, run: Callable[..., bool], **numbers: int) -> int:
    """The command line of a bench that has databases of its own: 0 where ``run`` says that all is well on each.

    ``numbers`` are its options with what they are unless told; ``title`` may name them, and ``run`` takes their values.
    Each database has a process of its own, which finds it in its environment.
    """
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    for name, usual in numbers.items():
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--database", choices=["both", "sqlite", "postgresql", "this"], default="both")
    asked = vars(parser.parse_args())
    only = asked.pop("database")
    if only == "this":
        return int(not run(*asked.values()))
    worst, told = 0, [word for name, value in asked.items() for word in (f"--{name}", str(value))]
    with databases(only) as found:
        for name, environment in found:
            print(f"\n{title.format(**asked)}: {name}", flush=True)
            kept = {key: value for key, value in os.environ.items() if key != "GOLDTHREAD_DATABASE"}
            command = [sys.executable, "-m", module, *told, "--database", "this"]
            worst = max(worst, subprocess.run(command, env={**kept, **environment}, check=False).returncode)
    return worst


def begin_in_a_new_one() -> None:
    """Sets the site up on the database that the environment names, which must be empty."""
    from tests.support import django_site

    django_site.start()
    refuse_one_in_use()


def refuse_one_in_use() -> None:
    """Ends the bench where the database it was pointed at holds anything."""
    from django.db import connection

    if connection.introspection.table_names():
        raise SystemExit("The bench makes a database of its own; this one is in use. Nothing was changed.")
    connection.close()
